import { DomainError } from "@/server/platform/errors";
import { compileSegment } from "./pure/compile-segment";
import type { SegmentScope } from "./pure/segment-scope";
import { toRawSql } from "./pure/to-raw-sql";
import { segmentRule } from "./schema";

/**
 * The people whom a stored rule names, as an SQL condition on a table or alias `contacts`, with parameters from `$1` on
 * (or from `firstParameter`).
 *
 * @throws INVALID the rule is not of the rule language
 */
export function compileAudience(
  rule: unknown,
  scope: SegmentScope,
  firstParameter = 1,
): { text: string; params: unknown[] } {
  const parsed = segmentRule.safeParse(rule);
  if (!parsed.success) throw new DomainError("INVALID", "segments.ruleUnreadable");
  return toRawSql(compileSegment(parsed.data, scope), firstParameter);
}
