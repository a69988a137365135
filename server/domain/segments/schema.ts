import { z } from "zod";
import { inFolder, intoFolder } from "@/server/domain/folders/schema";

/** Limits of one rule: levels of groups, conditions and groups in all, and compared values in all. */
export const ruleLimits = { depth: 8, nodes: 200, values: 1_000 } as const;

/** Attributes compared as text; `email` and `domain` are compared in their normal form. */
export const textAttributes = [
  "email",
  "domain",
  "familyName",
  "givenName",
  "familyNameKana",
  "givenNameKana",
  "company",
  "department",
  "jobTitle",
  "honorific",
  "phone",
  "postcode",
] as const;
export type TextAttribute = (typeof textAttributes)[number];

// PostgreSQL text holds every character but NUL.
const value = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .refine((text) => !text.includes("\0"), { error: "segments.nulCharacter" });
const values = z.array(value).min(1).max(ruleLimits.values);
const day = z.iso.date().refine((text) => text >= "1000-01-01", { error: "segments.dayOutOfRange" });
const days = z.int().min(1).max(3_650);
const emptiness = z.strictObject({ operator: z.enum(["empty", "not-empty"]) });

/** True when one of the values fits (`is`, `contains`, `starts-with`), or when none does (`is-not`, `not-contains`). */
const textTest = z.discriminatedUnion("operator", [
  z.strictObject({ operator: z.enum(["is", "is-not", "contains", "not-contains", "starts-with"]), values }),
  emptiness,
]);
export type TextTest = z.output<typeof textTest>;

/** `not-equals` is true for people without a number too: it is exactly the opposite of `equals`. */
const numberTest = z.discriminatedUnion("operator", [
  z.strictObject({
    operator: z.enum(["equals", "not-equals", "less", "at-most", "greater", "at-least"]),
    value: z.number(),
  }),
  z.strictObject({ operator: z.literal("between"), from: z.number(), to: z.number() }),
  emptiness,
]);
export type NumberTest = z.output<typeof numberTest>;

/**
 * Days of the calendar in the tenant's zone. The last 7 days are today and the 6 days before it; the next 7 days are today
 * and the 6 days after it. `between` includes both ends.
 */
const dateTest = z.discriminatedUnion("operator", [
  z.strictObject({ operator: z.enum(["before", "after", "on"]), day }),
  z.strictObject({ operator: z.literal("between"), from: day, to: day }),
  z.strictObject({ operator: z.enum(["last-days", "next-days"]), days }),
  z.strictObject({ operator: z.literal("month"), month: z.int().min(1).max(12) }),
  emptiness,
]);
export type DateTest = z.output<typeof dateTest>;

const createdTest = z.discriminatedUnion("operator", [
  z.strictObject({ operator: z.enum(["before", "after", "on"]), day }),
  z.strictObject({ operator: z.literal("between"), from: day, to: day }),
  z.strictObject({ operator: z.literal("last-days"), days }),
]);
export type CreatedTest = z.output<typeof createdTest>;

const conditions = [
  z.strictObject({ kind: z.literal("attribute"), attribute: z.enum(textAttributes), test: textTest }),
  z.strictObject({ kind: z.literal("created"), test: createdTest }),
  z.strictObject({ kind: z.literal("text-field"), fieldId: z.uuid(), test: textTest }),
  z.strictObject({ kind: z.literal("number-field"), fieldId: z.uuid(), test: numberTest }),
  z.strictObject({ kind: z.literal("date-field"), fieldId: z.uuid(), test: dateTest }),
  z.strictObject({
    kind: z.literal("boolean-field"),
    fieldId: z.uuid(),
    is: z.enum(["true", "false", "empty"]),
  }),
  z.strictObject({ kind: z.literal("tag"), tagId: z.uuid(), has: z.boolean() }),
  z.strictObject({
    kind: z.literal("consent"),
    purpose: z.literal("marketing"),
    state: z.enum(["given", "withdrawn", "none"]),
  }),
  z.strictObject({ kind: z.literal("suppressed"), is: z.boolean() }),
  /** Opened or clicked by a person, as far as we can tell, in a mail of ours. */
  z.strictObject({
    kind: z.literal("engagement"),
    event: z.enum(["opened", "clicked"]),
    did: z.boolean(),
    days,
  }),
  /** The campaign was accepted for this person by the receiving server. */
  z.strictObject({ kind: z.literal("received"), campaignId: z.uuid(), did: z.boolean() }),
] as const;

/** A test of one person that is true or false. */
export type Condition = z.output<(typeof conditions)[number]>;
export type SegmentRule =
  | Condition
  | { kind: "all" | "any"; rules: SegmentRule[] }
  | { kind: "not"; rule: SegmentRule };

const node: z.ZodType<SegmentRule> = z.lazy(() =>
  z.discriminatedUnion("kind", [
    ...conditions,
    /** An empty `all` is everyone. */
    z.strictObject({ kind: z.literal("all"), rules: z.array(node) }),
    z.strictObject({ kind: z.literal("any"), rules: z.array(node).min(1) }),
    z.strictObject({ kind: z.literal("not"), rule: node }),
  ]),
);

export type RuleExcess = { key: string; details: { limit: number; path: string } };

const isObject = (thing: unknown): thing is Record<string, unknown> =>
  typeof thing === "object" && thing !== null;

function childrenOf(thing: Record<string, unknown>, path: string): { thing: unknown; path: string }[] {
  const { rules, rule } = thing;
  if (Array.isArray(rules)) return rules.map((child, no) => ({ thing: child, path: `${path}.rules.${no}` }));
  return rule === undefined ? [] : [{ thing: rule, path: `${path}.rule` }];
}

const valuesOf = ({ test }: Record<string, unknown>): number =>
  isObject(test) && Array.isArray(test.values) ? test.values.length : 0;

/**
 * What of `ruleLimits` something exceeds, or null. Looks level by level at any JSON, so that a rule nested ten thousand
 * deep is refused before anything recursive sees it.
 */
export function ruleExcess(thing: unknown): RuleExcess | null {
  let level = [{ thing, path: "rule" }];
  let [nodes, valueCount] = [0, 0];
  for (let depth = 1; level.length > 0; depth++) {
    const path = level[0]?.path ?? "rule";
    if (depth > ruleLimits.depth)
      return { key: "segments.ruleTooDeep", details: { limit: ruleLimits.depth, path } };
    const next: typeof level = [];
    for (const at of level) {
      nodes += 1;
      if (nodes > ruleLimits.nodes)
        return { key: "segments.tooManyConditions", details: { limit: ruleLimits.nodes, path: at.path } };
      if (!isObject(at.thing)) continue;
      valueCount += valuesOf(at.thing);
      if (valueCount > ruleLimits.values)
        return { key: "segments.tooManyValues", details: { limit: ruleLimits.values, path: at.path } };
      next.push(...childrenOf(at.thing, at.path).slice(0, ruleLimits.nodes + 1));
    }
    level = next;
  }
  return null;
}

/** Version 1 of the rule language. */
export const segmentRule = z.preprocess((thing, context) => {
  const excess = ruleExcess(thing);
  if (excess !== null) context.addIssue({ code: "custom", message: excess.key, params: excess.details });
  return thing;
}, node);

const name = z.string().trim().min(1).max(120);
const segmentId = z.uuid();

export const createSegmentInput = z.strictObject({ name, rule: segmentRule, ...intoFolder });
export const updateSegmentInput = z.strictObject({
  segmentId,
  name: name.optional(),
  rule: segmentRule.optional(),
});
export const getSegmentInput = z.strictObject({ segmentId });
export const deleteSegmentInput = z.strictObject({ segmentId });
export const listSegmentsInput = z.strictObject({
  /** Instant and id of the last row seen. */
  cursor: z
    .string()
    .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z_[0-9a-f-]{36}$/, { error: "api.badCursor" })
    .optional(),
  limit: z.int().min(1).max(200).default(50),
  ...inFolder,
});
/** A saved segment, or a rule that is being built. */
const segmentOrRule = { segmentId: segmentId.optional(), rule: segmentRule.optional() };
const namesOne = ({
  segmentId: id,
  rule,
}: {
  segmentId?: string | undefined;
  rule?: SegmentRule | undefined;
}) => (id === undefined) !== (rule === undefined);
const oneOfBoth = { error: "segments.segmentOrRule" };
export const countSegmentInput = z.strictObject(segmentOrRule).refine(namesOne, oneOfBoth);
export const previewSegmentInput = z.strictObject(segmentOrRule).refine(namesOne, oneOfBoth);
/** Why is this person in the segment, or not? */
export const explainSegmentInput = z
  .strictObject({ contactId: z.uuid(), ...segmentOrRule })
  .refine(namesOne, oneOfBoth);

export type CreateSegmentInput = z.output<typeof createSegmentInput>;
export type UpdateSegmentInput = z.output<typeof updateSegmentInput>;
export type ListSegmentsInput = z.output<typeof listSegmentsInput>;
export type SegmentOrRule = z.output<typeof countSegmentInput>;
export type ExplainSegmentInput = z.output<typeof explainSegmentInput>;
