import type { BuilderNode } from "@/app/_product/segment-builder/builder-tree";
import type { Catalogue } from "@/app/_product/segment-builder/catalogue";
import { type Condition, ruleLimits } from "@/server/domain/segments/schema";

/** Why a row cannot be counted yet; a key below `segments.pages.problems`. */
export type Problem =
  | "valuesMissing"
  | "valueTooLong"
  | "tooManyValues"
  | "numberMissing"
  | "dayMissing"
  | "rangeReversed"
  | "daysOutOfRange"
  | "tagMissing"
  | "tagGone"
  | "fieldGone"
  | "campaignMissing"
  | "campaignGone"
  | "groupEmpty";

const longestValue = 200;
const mostDays = 3_650;

type Test = Extract<Condition, { test: unknown }>["test"];

function problemOfTest(test: Test): Problem | null {
  if ("values" in test) {
    if (test.values.length === 0) return "valuesMissing";
    if (test.values.length > ruleLimits.values) return "tooManyValues";
    return test.values.some((value) => value.length > longestValue) ? "valueTooLong" : null;
  }
  if ("value" in test) return Number.isFinite(test.value) ? null : "numberMissing";
  if ("day" in test) return test.day === "" ? "dayMissing" : null;
  if ("days" in test) return problemOfDays(test.days);
  if (!("from" in test)) return null;
  if (typeof test.from === "number" && !(Number.isFinite(test.from) && Number.isFinite(test.to)))
    return "numberMissing";
  if (test.from === "" || test.to === "") return "dayMissing";
  return test.from > test.to ? "rangeReversed" : null;
}

const problemOfDays = (days: number): Problem | null =>
  Number.isInteger(days) && days >= 1 && days <= mostDays ? null : "daysOutOfRange";

function problemOfCondition(condition: Condition, { fields, tags, campaigns }: Catalogue): Problem | null {
  if ("fieldId" in condition) {
    const field = fields.find(({ fieldId }) => fieldId === condition.fieldId);
    if (field === undefined || `${field.type}-field` !== condition.kind) return "fieldGone";
  }
  switch (condition.kind) {
    case "tag":
      if (condition.tagId === "") return "tagMissing";
      return tags.some(({ tagId }) => tagId === condition.tagId) ? null : "tagGone";
    case "received":
      if (condition.campaignId === "") return "campaignMissing";
      return campaigns.some(({ campaignId }) => campaignId === condition.campaignId) ? null : "campaignGone";
    case "engagement":
      return problemOfDays(condition.days);
    default:
      return "test" in condition ? problemOfTest(condition.test) : null;
  }
}

/** What keeps a row, or an empty group inside another, from being counted; null when nothing does. */
export function problemOf(node: BuilderNode, catalogue: Catalogue): Problem | null {
  if (node.kind === "condition") return problemOfCondition(node.condition, catalogue);
  return node.children.length === 0 ? "groupEmpty" : null;
}
