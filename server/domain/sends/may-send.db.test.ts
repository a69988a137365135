import fc from "fast-check";
import { expect, test } from "vitest";
import { makeTestDatabase } from "@/db/testing";
import { maySend, maySendSql, type SendFact, type SendFacts, sendRules, verdictOf } from "./pure/may-send";

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

test("what was refused for good when planned is refused for good when it would leave, but for the cap", () => {
  fc.assert(
    fc.property(anyFacts, (given) => {
      const [planned, leaving] = [maySend(given, "plan"), maySend(given, "dispatch")];
      if (planned.may === "not" && planned.reason !== "frequency-cap") expect(leaving.may).toBe("not");
    }),
  );
});
