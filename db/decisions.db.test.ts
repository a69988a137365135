import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { makeTestRelease, makeTestSender } from "@/server/domain/releases/testing-release";
import { approvalStates } from "./schema";
import { makeTestDatabase } from "./testing";

const { admin } = await makeTestDatabase();
const sender = await makeTestSender(admin, 0);
await makeTestRelease(admin, sender);

/** Tries a change on a request in some state, as the superuser: no grant stands in its way. */
async function attempt(from: string, change: string): Promise<string | null> {
  const id = randomUUID();
  const decided = ["approved", "returned"].includes(from);
  await admin`insert into approvals (tenant_id, id, campaign_id, revision, content, content_sha256, audience_count, requested_by, hands, state, decided_by, decided_at)
    values (${sender.context.tenantId}, ${id}, ${sender.campaignId}, 1, '{}', '', 0, ${randomUUID()}, '{}', ${from},
      ${decided ? randomUUID() : null}, ${decided ? new Date() : null})`;
  try {
    await admin.unsafe(`update approvals set ${change} where id = '${id}'`);
    return null;
  } catch (error) {
    return (error as { code: string }).code;
  }
}
const decider = `'${randomUUID()}'`;
const open: Readonly<Record<string, readonly string[]>> = {
  open: approvalStates,
  // What was approved is void as soon as somebody edits it.
  approved: ["approved", "void"],
};
const moves = approvalStates.flatMap((from) => approvalStates.map((to) => ({ from, to })));

test.each(moves)(
  "an approval that is $from becomes $to only if that is a step forward",
  async ({ from, to }) => {
    const isAllowed = from === to || (open[from] ?? []).includes(to);
    const change =
      from === "open" && to === "approved" ? `state = '${to}', decided_by = ${decider}` : `state = '${to}'`;
    expect(await attempt(from, change)).toBe(isAllowed ? null : "23514");
  },
);

test.each(["approved", "returned", "void", "withdrawn"])(
  "who decided on a request that is %s, when, and with which words, stays",
  async (from) => {
    for (const change of [
      `decided_by = ${decider}`,
      "decided_at = '2026-01-01'",
      "decision_comment = 'x'",
      `state = 'void', decided_by = ${decider}`,
    ])
      expect(await attempt(from, change), change).toBe("23514");
  },
);

test("without the trigger, what is void could be approved", async () => {
  await admin`alter table approvals disable trigger approvals_keep_decision`;
  expect(await attempt("void", `state = 'approved', decided_by = ${decider}`)).toBeNull();
  await admin`alter table approvals enable trigger approvals_keep_decision`;
});
