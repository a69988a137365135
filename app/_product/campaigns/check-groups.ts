/** What the check of a campaign looks at, in reading order. */
export const checkGroups = [
  "audience",
  "sender",
  "subject",
  "body",
  "law",
  "merge",
  "links",
  "images",
  "size",
  "schedule",
] as const;
export type CheckGroup = (typeof checkGroups)[number];

const groups: readonly (readonly [RegExp, CheckGroup])[] = [
  [/^missingSegment$/, "audience"],
  [/^(missingSender|senderNotVerified|missingFromName)$/, "sender"],
  [/^(missingSubject|subjectTooLong)$/, "subject"],
  [/^(noUnsubscribeLink|sender(Name|Address|Contact)Missing|senderItemEmpty)$/, "law"],
  [/^merge/, "merge"],
  [/^(link|buttonLabel)/, "links"],
  [/^image/, "images"],
  [/^htmlTooLarge$/, "size"],
  [/^timeHasPassed$/, "schedule"],
];

/** The part of the check that a problem belongs to. */
export const groupOf = (code: string): CheckGroup =>
  groups.find(([pattern]) => pattern.test(code))?.[1] ?? "body";

/** The parts in which nothing was found. */
export function passedGroups(problems: readonly { code: string }[]): CheckGroup[] {
  const found = new Set(problems.map(({ code }) => groupOf(code)));
  return checkGroups.filter((group) => !found.has(group));
}
