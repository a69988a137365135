import { afterEach, expect, test } from "vitest";
import { makeTestDatabase } from "@/db/testing";
import { applyTestSettings } from "@/db/testing-settings";
import { expandRelease } from "@/server/domain/releases/expand-release";
import { planRelease } from "@/server/domain/releases/plan-release";
import { makeTestRelease, makeTestSender, type TestSender } from "@/server/domain/releases/testing-release";
import { checkInvariants } from "@/server/domain/sends/check-invariants";
import { judgeWithDkimpy, testWithDkimpy } from "@/server/mta/dkim/testing-dkimpy";
import { type MailSink, startMailSink } from "@/server/mta/sink/mail-sink";
import type { SinkBehaviour } from "@/server/mta/sink/sink-script";
import { hashAddress } from "@/server/platform/secrets";
import type { SendingNode } from "./sending-node";
import { startTestNode } from "./testing-sending-node";

const { admin } = await makeTestDatabase();
applyTestSettings({ LOG_LEVEL: "error", TRACKING_ORIGIN: "https://t.example.test" });
const cleanups: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const clean of cleanups.splice(0).reverse()) await clean();
});

async function startSink(behaviour?: SinkBehaviour): Promise<MailSink> {
  const sink = await startMailSink(behaviour ? { behaviour } : {});
  cleanups.push(() => sink.close());
  return sink;
}

async function startNode(sink: MailSink): Promise<SendingNode> {
  const node = await startTestNode(
    {
      route: { kind: "private", allowed: ["127.0.0.0/8"], port: sink.port },
      resolveMx: async () => ({
        kind: "hosts",
        hosts: [{ name: "mx.example.test", addresses: ["127.0.0.1"] }],
      }),
    },
    10,
  );
  cleanups.push(() => node.stop(5));
  return node;
}

async function queueRelease(sender: TestSender): Promise<string> {
  const releaseId = await makeTestRelease(admin, sender);
  await planRelease(sender.context, { releaseId });
  for (const { no } of await admin<
    { no: number }[]
  >`select no from release_shards where release_id = ${releaseId}`)
    await expandRelease(sender.context, { releaseId, no });
  return releaseId;
}

const kindsOf = async (releaseId: string) =>
  Object.fromEntries(
    (
      await admin`select kind, count(*)::int n from message_events where release_id = ${releaseId} group by 1`
    ).map(({ kind, n }) => [kind, n]),
  );
const stateOf = async (releaseId: string) =>
  (await admin`select state from releases where id = ${releaseId}`)[0]?.state;

testWithDkimpy(
  "every mail arrives once, to one recipient, signed by the sender's domain, with one-click unsubscribe signed",
  async () => {
    const sink = await startSink();
    const sender = await makeTestSender(admin, 50);
    const node = await startNode(sink);
    const releaseId = await queueRelease(sender);
    await expect.poll(() => stateOf(releaseId), { timeout: 20_000 }).toBe("done");
    await node.stop(5);
    const messages = await Array.fromAsync(sink.messages());
    expect(new Set(messages.map(({ recipients }) => recipients.join())).size).toBe(50);
    expect(
      messages.every(
        ({ recipients, envelopeFrom }) =>
          recipients.length === 1 && envelopeFrom.endsWith("@bounce.example.test"),
      ),
    ).toBe(true);
    const txt = { [sender.dkim.name]: sender.dkim.txt };
    const sample = messages.slice(0, 10);
    expect(judgeWithDkimpy(sample.map(({ bytes }) => ({ message: bytes, txt })))).toEqual(
      sample.map(() => true),
    );
    const tampered = sample.map(({ bytes }) => ({
      message: Buffer.from(
        bytes.toString("latin1").replace(/^List-Unsubscribe-Post: .*$/m, "List-Unsubscribe-Post: no"),
        "latin1",
      ),
      txt,
    }));
    expect(judgeWithDkimpy(tampered)).toEqual(sample.map(() => false));
    expect(await kindsOf(releaseId)).toEqual({ accepted: 50 });
    expect(await checkInvariants(admin)).toEqual([]);
  },
);

test("what receivers say becomes an event, a later try, or a suppression", async () => {
  const sink = await startSink((recipient) => {
    if (recipient === "person0@example.test") return { rcpt: "550 5.1.1 No such user here" };
    if (recipient === "person1@example.test") return { rcpt: "451 4.3.0 Try again later" };
    if (recipient === "person2@example.test") return { close: "after-storing" };
    return undefined;
  });
  const sender = await makeTestSender(admin, 5);
  const node = await startNode(sink);
  const releaseId = await queueRelease(sender);
  await expect
    .poll(() => kindsOf(releaseId), { timeout: 20_000 })
    .toEqual({ accepted: 2, bounced: 1, deferred: 1, unknown: 1 });
  await node.stop(5);
  expect(await admin`select cause from suppressions where tenant_id = ${sender.context.tenantId}`).toEqual([
    { cause: "hard-bounce" },
  ]);
  const [bounce] =
    await admin`select reply, code, enhanced, reason from message_events where release_id = ${releaseId} and kind = 'bounced'`;
  expect(bounce).toMatchObject({ code: 550, enhanced: "5.1.1", reason: "unknown-user" });
  const rows =
    await admin`select state, attempts, due_at > now() + interval '30 seconds' as later from queue where release_id = ${releaseId}`;
  expect(rows).toEqual([
    { state: "due", attempts: 1, later: true },
    { state: "due", attempts: 1, later: true },
  ]);
  expect(await checkInvariants(admin)).toEqual([]);
});

test("a stop holds: after it nothing more is written, and every mail is accounted for", async () => {
  const sink = await startSink(() => ({ dotDelaySeconds: 0.02 }));
  const sender = await makeTestSender(admin, 500);
  const node = await startNode(sink);
  const releaseId = await queueRelease(sender);
  await expect.poll(() => sink.counts().messages, { timeout: 20_000 }).toBeGreaterThan(50);
  await admin`update releases set state = 'stopped', expanded_at = now() where id = ${releaseId}`;
  const atStop = sink.counts().messages;
  await expect
    .poll(async () => (await admin`select 1 from queue where release_id = ${releaseId}`).length, {
      timeout: 10_000,
    })
    .toBe(0);
  await node.stop(5);
  expect(sink.counts().messages - atStop).toBeLessThanOrEqual(20);
  const kinds = await kindsOf(releaseId);
  expect(kinds.accepted).toBe(sink.counts().messages);
  expect((kinds.accepted ?? 0) + (kinds.cancelled ?? 0)).toBe(500);
  expect(await checkInvariants(admin)).toEqual([]);
});

test("a dead address is suppressed as it was written to, not as it was planned", async () => {
  const sink = await startSink(() => ({ rcpt: "550 5.1.1 No such user here" }));
  const sender = await makeTestSender(admin, 1);
  const { tenantId } = sender.context;
  const releaseId = await queueRelease(sender);
  const moved = "moved@example.test";
  await admin`update contacts set email = ${moved}, email_key = ${moved}, address_hash = ${hashAddress(tenantId, moved)} where tenant_id = ${tenantId}`;
  const node = await startNode(sink);
  await expect.poll(() => kindsOf(releaseId), { timeout: 20_000 }).toEqual({ bounced: 1 });
  await node.stop(5);
  expect(await admin`select address_hash from suppressions where tenant_id = ${tenantId}`).toEqual([
    { address_hash: hashAddress(tenantId, moved) },
  ]);
});
