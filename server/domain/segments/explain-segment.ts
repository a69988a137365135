import { type SQL, sql } from "drizzle-orm";
import { ofTenant } from "@/db/of-tenant";
import { contacts } from "@/db/schema";
import { type Context, requirePermission } from "@/server/platform/context";
import { notFound } from "@/server/platform/errors";
import { compileCondition } from "./pure/compile-segment";
import { judgeRule } from "./pure/judge-rule";
import { isCondition, walkRule } from "./pure/walk-rule";
import { queryAudience } from "./query-audience";
import type { ExplainSegmentInput, SegmentRule } from "./schema";

export type SegmentExplanation = {
  isMember: boolean;
  rule: SegmentRule;
  /** Every group and condition by its place in the rule (`rule.rules.0`), and whether it holds for the person. */
  nodes: { path: string; is: boolean }[];
};

/**
 * Why a person is in a segment, or is not.
 *
 * @throws NOT_FOUND no such contact, or no such segment
 * @throws INVALID · UNAVAILABLE as `queryAudience`
 */
export async function explainSegment(
  context: Context,
  { contactId, ...source }: ExplainSegmentInput,
  now = new Date(),
): Promise<SegmentExplanation> {
  requirePermission(context, "segments:read");
  requirePermission(context, "contacts:read");
  return queryAudience(context, source, now, async (tx, { rule, scope }) => {
    const conditions = walkRule(rule).flatMap(({ path, rule: node }) =>
      isCondition(node) ? [{ path, condition: compileCondition(node, scope) }] : [],
    );
    const truthOf = (condition: SQL) => sql<boolean>`(${condition})`;
    const columns = conditions.map(({ condition }, no) => [`is${no}`, truthOf(condition)] as const);
    const [row] = await tx
      .select({ id: contacts.id, ...Object.fromEntries(columns) })
      .from(contacts)
      .where(ofTenant(contacts, context, contactId));
    if (!row) throw notFound("contacts");
    const answers: Record<string, unknown> = row;
    const truths = new Map(conditions.map(({ path }, no) => [path, answers[`is${no}`] === true]));
    const nodes = judgeRule(rule, truths);
    return { isMember: nodes[0]?.is === true, rule, nodes };
  });
}
