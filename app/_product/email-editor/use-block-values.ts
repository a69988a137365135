import type { DesignBlock } from "@/server/domain/templates/schema";
import { changeBlock } from "./block-operations";
import { useEditor } from "./editor-context";

/** Sets values of one block; changes of the same value in quick succession are one step back. */
export function useBlockValues<Block extends DesignBlock>(
  block: Block,
): (values: Partial<Block["values"]>) => void {
  const { apply } = useEditor();
  return (values) => {
    const id = block.id ?? "";
    apply(
      // The schema looks at every edit: values of another type are not taken over.
      (design) =>
        changeBlock(design, id, (old) => ({ ...old, values: { ...old.values, ...values } }) as DesignBlock),
      `${Object.keys(values).join()}:${id}`,
    );
  };
}
