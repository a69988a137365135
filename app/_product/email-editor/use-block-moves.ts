import { useTranslations } from "next-intl";
import type { MenuItem } from "@/app/_ui/menu";
import { findBlock } from "./design-tree";
import { useEditor } from "./editor-context";
import { stepColumn, stepIntoRow } from "./step-block";

/** The moves of a block that have no button of their own, as a menu: into the rows and columns around it. */
export function useBlockMoves(id: string, rowId: string): MenuItem[] {
  const t = useTranslations("editor.frame");
  const { design, apply, focus, select } = useEditor();
  const spot = findBlock(design, id)?.spot;
  if (spot === undefined) return [];
  const { rows } = design.body;
  const columns = rows[spot.row]?.columns.length ?? 1;
  const move = (key: "intoAbove" | "intoBelow" | "toLeft" | "toRight", isThere: boolean) => ({
    key,
    label: t(key),
    disabled: !isThere,
    onSelect: () => {
      const step = key === "intoAbove" || key === "toLeft" ? -1 : 1;
      const into = key.startsWith("into") ? stepIntoRow : stepColumn;
      apply((now) => into(now, id, step));
      focus({ kind: "block", id });
    },
  });
  const sideways = [move("toLeft", spot.column > 0), move("toRight", spot.column < columns - 1)];
  return [
    move("intoAbove", spot.row > 0),
    move("intoBelow", spot.row < rows.length - 1),
    ...(columns > 1 ? sideways : []),
    { key: "row", label: t("selectRow"), onSelect: () => select({ kind: "row", id: rowId }) },
  ];
}
