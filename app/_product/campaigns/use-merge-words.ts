"use client";
import { inWords } from "@/app/_product/email-editor/merge-tags";
import { useMergeFields } from "@/app/_product/email-editor/use-merge-fields";
import { useMergeLabels } from "@/app/_product/email-editor/use-merge-labels";

const noCustomFields: readonly never[] = [];

/** A subject or a text as people read it: merge tags by the names of their fields, never in braces. */
export function useMergeWords(): (text: string) => string {
  const labelOf = useMergeLabels(useMergeFields(noCustomFields));
  return (text) => inWords(text, "text", labelOf);
}
