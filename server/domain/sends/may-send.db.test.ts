import fc from "fast-check";
import { expect, test } from "vitest";
import { makeTestDatabase } from "@/db/testing";
import { makeTestRelease, makeTestSender } from "@/server/domain/releases/testing-release";
import {
  maySend,
  maySendSql,
  mustWaitSql,
  type SendFact,
  type SendFacts,
  sendRules,
  verdictOf,
} from "./pure/may-send";
import { maySendFacts } from "./pure/may-send-facts";

const { admin } = await makeTestDatabase();
const moments = ["plan", "dispatch"] as const;
const facts = [...new Set(sendRules.map(({ fact }) => fact))] as SendFact[];
const anyFacts = fc.record(
  Object.fromEntries(facts.map((fact) => [fact, fc.boolean()])),
) as fc.Arbitrary<SendFacts>;

/** What PostgreSQL decides from facts that are written as literals; several decisions in one statement. */
async function decideInSql(all: readonly SendFacts[]): Promise<(string | null)[][]> {
  const columns = all.flatMap((given, no) =>
    moments.map((moment) => {
      const literals = Object.fromEntries(facts.map((fact) => [fact, String(given[fact])])) as Record<
        SendFact,
        string
      >;
      return `${maySendSql(literals, moment)} as "${no}_${moment}"`;
    }),
  );
  const [row = {}] = await admin.unsafe<Record<string, string | null>[]>(`select ${columns.join(", ")}`);
  return all.map((_, no) => moments.map((moment) => row[`${no}_${moment}`] ?? null));
}

test("whatever the facts, PostgreSQL decides as the rules do, at both moments", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyFacts, { minLength: 1, maxLength: 40 }), async (all) => {
      const decided = await decideInSql(all);
      for (const [no, given] of all.entries())
        for (const [at, moment] of moments.entries()) {
          const verdict = maySend(given, moment);
          const reason = decided[no]?.[at] ?? null;
          expect(reason).toBe(verdict.may === "send" ? null : verdict.reason);
          if (verdict.may !== "send") expect(verdictOf(verdict.reason)).toBe(verdict.may);
        }
    }),
    { numRuns: 100 },
  );
});

test("a decision that leaves one fact out is told from ours: the comparison above can fail", async () => {
  for (const { fact, moments: asked } of sendRules) {
    const only = Object.fromEntries(facts.map((each) => [each, each === fact])) as SendFacts;
    const none = Object.fromEntries(facts.map((each) => [each, false])) as SendFacts;
    const [[plan, dispatch] = [], without] = await decideInSql([only, none]);
    expect(without).toEqual([null, null]);
    expect(plan !== null).toBe((asked as readonly string[]).includes("plan"));
    expect(dispatch !== null).toBe((asked as readonly string[]).includes("dispatch"));
  }
});

test("a release is left out of a lease when a fact makes its mail wait, and never else", async () => {
  await fc.assert(
    fc.asyncProperty(anyFacts, async (given) => {
      const literals = Object.fromEntries(facts.map((fact) => [fact, String(given[fact])])) as Record<
        SendFact,
        string
      >;
      const [row] = await admin.unsafe<{ waits: boolean }[]>(`select ${mustWaitSql(literals)} waits`);
      expect(row?.waits).toBe(sendRules.some(({ fact, verdict }) => verdict === "wait" && given[fact]));
      if (!row?.waits) expect(maySend(given, "dispatch").may).not.toBe("wait");
    }),
    { numRuns: 100 },
  );
});

test("what makes mail wait is asked of its release and its tenant alone", () => {
  const found = mustWaitSql(maySendFacts("'{}'::uuid[]", "q.test_address", "q.expires_at"));
  expect(found.match(/\b[a-z]\./g)?.filter((alias) => alias !== "r." && alias !== "t.")).toEqual([]);
});

test.each([
  { end: null, what: "waits in the queue", counts: true },
  { end: "accepted", what: "was accepted", counts: true },
  { end: "bounced", what: "was refused", counts: true },
  { end: "cancelled", what: "was cancelled by a stop", counts: false },
  { end: "excluded", what: "was held back", counts: false },
  { end: "failed", what: "was too old to leave", counts: false },
])("an earlier mail that $what counts towards the weekly cap: $counts", async ({ end, counts }) => {
  const sender = await makeTestSender(admin, 1);
  const { tenantId } = sender.context;
  await admin`update tenants set weekly_cap = 1 where tenant_id = ${tenantId}`;
  const earlier = await makeTestRelease(admin, sender, { state: "done" });
  const [send] = await admin<{ id: string }[]>`
    insert into sends (tenant_id, made_month, release_id, contact_id, address_hash, domain, dedupe_key)
    select c.tenant_id, r.made_month, r.id, c.id, c.address_hash, c.domain, 'earlier' from contacts c join releases r on r.id = ${earlier} where c.tenant_id = ${tenantId} returning id`;
  if (end !== null)
    await admin`insert into message_events (tenant_id, made_month, send_id, release_id, contact_id, kind, attempt)
      select tenant_id, made_month, id, release_id, contact_id, ${end}, 1 from sends where id = ${send?.id ?? null}`;
  const decision = maySendSql(maySendFacts("'{}'::uuid[]", "NULL::text", "NULL::timestamptz"), "plan");
  const [row] = await admin.unsafe<{ reason: string | null }[]>(
    `select ${decision} reason from contacts c join tenants t on t.tenant_id = c.tenant_id
    cross join (select 'bulk'::text stream, null::uuid id) r where c.tenant_id = '${tenantId}'`,
  );
  const given = Object.fromEntries(facts.map((fact) => [fact, fact === "overWeeklyCap" && counts]));
  const verdict = maySend(given as SendFacts, "plan");
  expect(row?.reason).toBe(verdict.may === "send" ? null : verdict.reason);
});

test("what was refused for good when planned is refused for good when it would leave, but for the cap", () => {
  fc.assert(
    fc.property(anyFacts, (given) => {
      const [planned, leaving] = [maySend(given, "plan"), maySend(given, "dispatch")];
      if (planned.may === "not" && planned.reason !== "frequency-cap") expect(leaving.may).toBe("not");
    }),
  );
});
