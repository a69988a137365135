import { useRef } from "react";
import type { ContentProblem } from "@/server/domain/templates/pure/content-problem";
import type { UnlayerDesign } from "@/server/domain/templates/schema";
import { type BlockProblems, problemsByBlock } from "./block-problems";

/** As `problemsByBlock`, and the same map as long as it says the same: else each key would draw every block anew. */
export function useBlockProblems(design: UnlayerDesign, problems: readonly ContentProblem[]): BlockProblems {
  const kept = useRef<{ found: BlockProblems; words: string }>({ found: new Map(), words: "[]" });
  const found = problemsByBlock(design, problems);
  const words = JSON.stringify([...found]);
  if (words !== kept.current.words) kept.current = { found, words };
  return kept.current.found;
}
