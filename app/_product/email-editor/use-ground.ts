import { findBlock } from "./design-tree";
import { useEditor } from "./editor-context";

/** The colour that a block stands on: of its column, row or mail, whichever is nearest. */
export function useGround(blockId: string): string {
  const { design } = useEditor();
  const spot = findBlock(design, blockId)?.spot;
  const row = spot && design.body.rows[spot.row];
  const column = spot && row?.columns[spot.column];
  const grounds = [
    column?.values.backgroundColor,
    row?.values.columnsBackgroundColor,
    row?.values.backgroundColor,
    design.body.values.backgroundColor,
  ];
  return (
    grounds.find((ground) => ground !== undefined && ground !== "" && ground !== "transparent") ?? "#ffffff"
  );
}
