import type { LinkProblemCode } from "./parse-link";
import type { MergeProblemCode } from "./parse-merge";

export type ContentProblemCode =
  | "missingSubject"
  | "subjectTooLong"
  | "emptyBody"
  | "htmlTooLarge"
  | "imageMissing"
  | "imageAltMissing"
  | "imageEmbedded"
  | "buttonLabelMissing"
  | "noUnsubscribeLink"
  | "senderNameMissing"
  | "senderAddressMissing"
  | "senderContactMissing"
  | "senderItemEmpty"
  | "mergeWithoutFallback"
  | "mergeForeign"
  | "mergeUnopened"
  | "mergeBrokenByMarkup"
  | "mergeNotInLine"
  | "notCompilable"
  | LinkProblemCode
  | MergeProblemCode;

/**
 * Something about a mail that stops its approval ("block") or is worth a look ("warn"). The sentence is
 * `problems.<code>` of `messages/{ja,en}/templates.json`, with `details` filled in.
 *
 * `where`: `subject`, `preheader`, `text`, `html` (all of that part), or the path of a block in the design,
 * `body.rows.0.columns.1.contents.2`.
 */
export type ContentProblem = {
  readonly code: ContentProblemCode;
  readonly severity: "block" | "warn";
  readonly where: string;
  readonly details: Readonly<Record<string, string | number>>;
};
