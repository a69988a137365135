import type { ContentProblem } from "@/server/domain/templates/pure/content-problem";
import type { UnlayerDesign } from "@/server/domain/templates/schema";
import { inWords, type LabelOf } from "./merge-tags";

/** Problems by the id of their block. */
export type BlockProblems = ReadonlyMap<string, readonly ContentProblem[]>;

const blockPath = /^body\.rows\.(\d+)\.columns\.(\d+)\.contents\.(\d+)$/;

/** The block that a problem is about, as the design is now; null for the subject, the text part, the whole. */
export function blockOfProblem(design: UnlayerDesign, { where }: ContentProblem): string | null {
  const [, row, column, index] = blockPath.exec(where) ?? [];
  return design.body.rows[Number(row)]?.columns[Number(column)]?.contents[Number(index)]?.id ?? null;
}

export function problemsByBlock(design: UnlayerDesign, problems: readonly ContentProblem[]): BlockProblems {
  const found = new Map<string, readonly ContentProblem[]>();
  for (const problem of problems) {
    const id = blockOfProblem(design, problem);
    if (id !== null) found.set(id, [...(found.get(id) ?? []), problem]);
  }
  return found;
}

/** The severity of the worst problem of a block; null when it has none. */
export function worstProblem(problems: BlockProblems, id: string): ContentProblem["severity"] | null {
  const found = problems.get(id);
  if (found === undefined) return null;
  return found.some(({ severity }) => severity === "block") ? "block" : "warn";
}

/** What a problem's sentence is filled with, merge tags and paths in words. */
export function problemDetails(
  { details }: ContentProblem,
  labelOf: LabelOf,
): Record<string, string | number> {
  const words = Object.entries(details).map(([name, value]) => {
    if (typeof value !== "string") return [name, value] as const;
    return [name, labelOf(value) ?? inWords(value, "text", labelOf)] as const;
  });
  return Object.fromEntries(words);
}
