import type { RecordCheck } from "@/server/domain/domains/schema";

export type Standing = {
  readonly state: "pending" | "verified" | "failing";
  readonly verifiedAt: Date | null;
  readonly failingSince: Date | null;
};

/**
 * Without one of these nothing is sent: who owns the domain, and what Gmail, Yahoo, Microsoft and the Japanese carriers ask of
 * bulk senders. The others (where bounces go, whether the domain has a mail host) are shown only.
 */
const required: ReadonlySet<RecordCheck["record"]> = new Set(["ownership", "dkim", "spf", "dmarc"]);

/**
 * What the records of a domain make of it. A resolver that fails changes nothing. A domain that was verified and no longer
 * passes is `failing` since the first check that said so; one that never passed stays `pending`.
 */
export function judgeChecks(
  before: Standing,
  checks: readonly Pick<RecordCheck, "record" | "status">[],
  now: Date,
): Standing {
  const asked = checks.filter(({ record }) => required.has(record));
  const isComplete = [...required].every((record) => asked.some((check) => check.record === record));
  if (isComplete && asked.every(({ status }) => status === "pass"))
    return { state: "verified", verifiedAt: before.verifiedAt ?? now, failingSince: null };
  const isWrong = asked.some(({ status }) => status === "missing" || status === "wrong");
  if (!isWrong || before.verifiedAt === null) return before;
  return { state: "failing", verifiedAt: before.verifiedAt, failingSince: before.failingSince ?? now };
}
