import { useMemo } from "react";
import type { MergeField } from "@/server/domain/templates/schema";
import type { LabelOf } from "./merge-tags";

/** Names of the fields by their path; null for a field that is none. */
export function useMergeLabels(mergeFields: readonly MergeField[]): LabelOf {
  return useMemo(() => {
    const labels = new Map(mergeFields.map(({ path, label }) => [path, label]));
    return (path) => labels.get(path) ?? null;
  }, [mergeFields]);
}
