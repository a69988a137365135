import type { z } from "zod";

type Issue = z.core.$ZodIssue;
/** `key` names a sentence under `errors`, as the key of a DomainError does. */
export type IssueDescription = {
  field: string;
  key: string;
  values: Readonly<Record<string, string | number>>;
};

const counted: Readonly<Record<string, string>> = { string: "Text", array: "List", set: "List", map: "List" };
const isDomainKey = /^[a-z][a-zA-Z-]*\.[a-zA-Z.]+$/;

function sizeKey(direction: "small" | "big", origin: string): string {
  const what = counted[origin] ?? "Number";
  return `api.field${direction === "small" ? "Small" : "Big"}${what}`;
}

function sentenceOf(issue: Issue): Omit<IssueDescription, "field"> {
  switch (issue.code) {
    case "invalid_type":
      return issue.message.endsWith("received undefined")
        ? { key: "api.fieldRequired", values: {} }
        : { key: "api.fieldType", values: { expected: issue.expected } };
    case "too_small":
      return issue.origin === "string" && issue.minimum === 1
        ? { key: "api.fieldRequired", values: {} }
        : { key: sizeKey("small", issue.origin), values: { limit: Number(issue.minimum) } };
    case "too_big":
      return { key: sizeKey("big", issue.origin), values: { limit: Number(issue.maximum) } };
    case "invalid_format":
      return { key: "api.fieldFormat", values: { format: issue.format } };
    case "invalid_value":
      return { key: "api.fieldOption", values: { options: issue.values.map(String).join(", ") } };
    case "unrecognized_keys":
      return { key: "api.fieldUnknown", values: { names: issue.keys.join(", ") } };
    default:
      return { key: "api.fieldInvalid", values: {} };
  }
}

/**
 * What is wrong with one field, as a key and its arguments. A schema that says
 * `.refine(check, "contacts.badKana")` names its own sentence.
 *
 * @returns `field` is a path such as `rows.3.email`; empty when the input as a whole is wrong
 */
export function describeIssue(issue: Issue): IssueDescription {
  const field = issue.path.map(String).join(".");
  if (isDomainKey.test(issue.message)) return { field, key: issue.message, values: {} };
  return { field, ...sentenceOf(issue) };
}
