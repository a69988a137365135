"use client";
import { ComparisonSentence } from "@/app/_product/segment-builder/comparison-sentence";
import { FactSentence } from "@/app/_product/segment-builder/fact-sentence";
import type { SentenceProps } from "@/app/_product/segment-builder/sentence-props";

/** One condition as words with slots between them, in the word order of the reader's language. */
export function ConditionSentence(props: SentenceProps) {
  const { condition, ...rest } = props;
  switch (condition.kind) {
    case "attribute":
    case "text-field":
    case "number-field":
    case "date-field":
    case "created":
      return <ComparisonSentence condition={condition} {...rest} />;
    default:
      return <FactSentence condition={condition} {...rest} />;
  }
}
