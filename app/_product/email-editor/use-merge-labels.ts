import { useMemo } from "react";
import type { MergeField } from "@/server/domain/templates/schema";
import type { LabelOf } from "./merge-tags";

/** Names of the fields by their path; null for a field that is none. */
export function useMergeLabels(mergeFields: readonly MergeField[]): LabelOf {
  // By what they say, not by identity: a new list of the same fields must not draw chips anew under the caret.
  const names = JSON.stringify(mergeFields.map(({ path, label }) => [path, label]));
  return useMemo(() => {
    const labels = new Map<string, string>(JSON.parse(names));
    return (path) => labels.get(path) ?? null;
  }, [names]);
}
