import { beforeAll, expect, test } from "vitest";
import { withTenant, workerSql } from "@/db/client";
import { makeTestDatabase } from "@/db/testing";
import { cancelRelease } from "@/server/domain/releases/cancel-release";
import { finishReleases } from "@/server/domain/releases/finish-releases";
import { makeTestRelease, makeTestSender, type TestSender } from "@/server/domain/releases/testing-release";
import { recordSuppression } from "@/server/domain/suppressions/record-suppression";
import { makeReturnPath } from "@/server/platform/reader-token";
import { checkInvariants } from "./check-invariants";
import { judgeReason } from "./judge-reason";
import type { LeasedMail } from "./lease-mail";
import { markSending } from "./mark-sending";
import { recordReading } from "./record-reading";
import { recordReport } from "./record-report";
import { recoverMail } from "./recover-mail";
import { settleMail } from "./settle-mail";
import { accepted, deliverAll, expandAll, leaseAll } from "./testing-delivery";
import { unsubscribe } from "./unsubscribe";

const { admin } = await makeTestDatabase();
let sender: TestSender;
let releaseId: string;
let stoppedId: string;
let done: LeasedMail[];

const readerOf = ({ tenantId, tenantNumber, madeMonth, id: sendId }: LeasedMail, kind: "o" | "c" | "u") => ({
  tenantId,
  reference: { kind, tenantNumber, madeMonth, sendId, linkNo: 1 },
});
const person = { method: "GET", userAgent: "Mozilla/5.0 (iPhone) Safari" };

async function readersAct([first, second, third]: readonly LeasedMail[]): Promise<void> {
  if (!first || !second || !third?.contact) throw new Error("too few mails");
  await recordReading(readerOf(first, "o"), "opened", person);
  for (let time = 0; time < 2; time++) await recordReading(readerOf(first, "c"), "clicked", person);
  await recordReading(readerOf(second, "c"), "clicked", { ...person, method: "HEAD" });
  await unsubscribe(readerOf(second, "u"), "one-click");
  const report = `From: mailer-daemon@x\r\nContent-Type: multipart/report; report-type=delivery-status; boundary="b"\r\n\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; x\r\n\r\nFinal-Recipient: rfc822; ${third.contact.email}\r\nAction: failed\r\nStatus: 5.1.1\r\nDiagnostic-Code: smtp; 550 5.1.1 user unknown\r\n\r\n--b--\r\n`;
  const { tenantNumber, madeMonth, id: sendId } = third;
  const recipient = `${makeReturnPath({ tenantNumber, madeMonth, sendId })}@bounce.example.test`;
  await recordReport({ recipient, envelopeFrom: "", bytes: Buffer.from(report) });
}

/** Everything that can become of a mail, once: delivered and read, refused, put off, given up, held back, lost, stopped, excluded. */
beforeAll(async () => {
  sender = await makeTestSender(admin, 12);
  const { context } = sender;
  const { tenantId } = context;
  const [gone] =
    await admin`select address_hash from contacts where tenant_id = ${tenantId} and email = 'person11@example.test'`;
  await withTenant(context, (tx) =>
    recordSuppression(tx, context, { addressHash: String(gone?.address_hash), cause: "by-hand" }),
  );
  const first = await makeTestRelease(admin, sender);
  done = await deliverAll(admin, context, first);
  await readersAct(done);

  releaseId = await makeTestRelease(admin, sender);
  await expandAll(admin, context, releaseId);
  const mails = await leaseAll("test:one", releaseId);
  const [a, b, c, d, e, ...rest] = mails;
  if (!a || !b || !c || !d || !e) throw new Error("too few mails");
  await markSending("test:one", mails, { leaseSeconds: 60, quietTenants: [] });
  const later = new Date(Date.now() + 3_600_000).toISOString();
  await settleMail("test:one", [
    accepted(a),
    accepted(b, { kind: "bounced", reason: "unknown-user", suppress: "hard-bounce" }),
    accepted(c, { act: "again", dueAt: later, kind: "deferred", reason: "greylisted" }),
    accepted(d, { kind: "failed", reason: "expired" }),
    judgeReason(e, "no-consent", new Date()),
  ]);
  // The node dies with the rest in its hands: they may have arrived.
  await recoverMail();
  const again = await leaseAll("test:two", releaseId);
  await settleMail(
    "test:two",
    again.map((mail) => accepted(mail)),
  );
  expect(rest.length + again.length).toBeGreaterThan(3);

  stoppedId = await makeTestRelease(admin, sender);
  await expandAll(admin, context, stoppedId);
  await admin`update releases set state = 'stopped' where id = ${stoppedId}`;
  await cancelRelease(context, { releaseId: stoppedId });
  await finishReleases();

  const content = { ...sender.content, test: { contactId: a.contactId, to: ["colleague@example.test"] } };
  const testId = await makeTestRelease(
    admin,
    { ...sender, content },
    { kind: "test", stream: "transactional" },
  );
  await expandAll(admin, context, testId);
});

test("whatever became of each mail, everything adds up, as the worker's role sees it too", async () => {
  const kinds = await admin`select distinct kind from message_events order by 1`;
  expect(kinds.map(({ kind }) => kind)).toEqual([
    "accepted",
    "bounced",
    "cancelled",
    "clicked",
    "deferred",
    "excluded",
    "failed",
    "opened",
    "unknown",
    "unsubscribed",
  ]);
  expect(await checkInvariants(admin)).toEqual([]);
  expect(await checkInvariants(workerSql())).toEqual([]);
});

class Undone extends Error {}
async function faultsAfter(breakIt: string): Promise<string[]> {
  let faults: string[] = [];
  await admin
    .begin(async (tx) => {
      // What the tables themselves would refuse is switched off: here is what stands behind them.
      await tx.unsafe("set local session_replication_role = replica");
      await tx.unsafe(breakIt);
      faults = await checkInvariants(tx);
      throw new Undone();
    })
    .catch((error: unknown) => {
      if (!(error instanceof Undone)) throw error;
    });
  return faults;
}

const anAccepted =
  "(select send_id from message_events where kind = 'accepted' and reason = '' order by id limit 1)";
const aQueued = "(select id from queue where test_address is null limit 1)";

test.each([
  {
    by: "a send that nobody holds and that has no end",
    sql: `delete from queue where id = ${aQueued}`,
    says: "is not queued and has 0 ends",
  },
  {
    by: "a send that was accepted twice",
    sql: `insert into message_events (tenant_id, made_month, send_id, release_id, contact_id, kind) select tenant_id, made_month, send_id, release_id, contact_id, 'accepted' from message_events where send_id = ${anAccepted} and kind = 'accepted'`,
    says: "is not queued and has 2 ends",
  },
  {
    by: "a send that was accepted and waits",
    sql: `insert into message_events (tenant_id, made_month, send_id, release_id, contact_id, kind) select tenant_id, made_month, id, release_id, contact_id, 'accepted' from queue where id = ${aQueued}`,
    says: "is queued and has 1 ends",
  },
  {
    by: "somebody excluded who was told another reason",
    sql: "update message_events set reason = 'no-consent' where kind = 'excluded' and reason = 'suppressed'",
    says: "was excluded as suppressed and is excluded",
  },
  {
    by: "a queue row without a send",
    sql: `update queue set id = uuidv7() where id = ${aQueued}`,
    says: "has no such send",
  },
  {
    by: "a queue row for another person than its send",
    sql: `update queue set contact_id = uuidv7() where id = ${aQueued}`,
    says: "has no such send",
  },
  {
    by: "mail that is held by nobody",
    sql: `update queue set state = 'leased' where id = ${aQueued}`,
    says: "is leased, owner nobody",
  },
  {
    by: "a campaign's mail to a test address",
    sql: `update queue set test_address = 'x@example.test' where id = ${aQueued}`,
    says: "to a test address",
  },
  {
    by: "an event of a send that nobody made",
    sql: "update message_events set send_id = uuidv7() where id = (select id from message_events where kind = 'opened' limit 1)",
    says: "has no such send",
  },
  {
    by: "a bounce by mail of what was never accepted",
    sql: `insert into message_events (tenant_id, made_month, send_id, release_id, contact_id, kind) select tenant_id, made_month, id, release_id, contact_id, 'bounced' from queue where id = ${aQueued}`,
    says: "tells of a send that was not accepted",
  },
  {
    by: "a counter that is one too high",
    sql: "update release_counts set count = count + 1 where kind = 'accepted'",
    says: "accepted () instead of",
  },
  {
    by: "a counter that nobody can explain",
    sql: "insert into release_counts (tenant_id, release_id, kind, detail, hour, count) select tenant_id, id, 'opened', 'x', now(), 1 from releases limit 1",
    says: "counts 1 opened (x) instead of 0",
  },
  {
    by: "a lost counter",
    sql: "delete from release_counts where kind = 'planned'",
    says: "counts 0 planned () instead of",
  },
  {
    by: "an open that was counted twice",
    sql: "update release_counts set count = 2 where kind = 'opened' and detail = ''",
    says: "counts 2 opened () instead of 1",
  },
  {
    by: "a reaction that nobody noted",
    sql: "delete from reactions where kind = 'opened'",
    says: "opened is not noted",
  },
  {
    by: "a reaction that did not happen",
    sql: "delete from message_events where kind = 'unsubscribed'",
    says: "unsubscribed without an event",
  },
  {
    by: "a send without a release",
    sql: "update sends set release_id = uuidv7() where excluded_reason is not null",
    says: "does not exist",
  },
  {
    by: "a release whose approval was taken back",
    sql: "update approvals set state = 'void'",
    says: "is not as approved",
  },
  {
    by: "a release that was approved by its author",
    sql: "alter table approvals drop constraint approvals_four_eyes; update approvals set hands = array[decided_by::text]",
    says: "is not as approved",
  },
  {
    by: "a release that another person is said to have approved",
    sql: "update releases set approved_by = uuidv7() where kind = 'campaign'",
    says: "is not as approved",
  },
  {
    by: "a release of other content",
    sql: "update releases set content = jsonb_set(content, '{subject}', '\"x\"') where kind = 'test'",
    says: "a release has the content that was approved",
  },
  {
    by: "a mail to an address that was suppressed before",
    sql: "insert into suppression_events (tenant_id, address_hash, kind, cause, at) select tenant_id, address_hash, 'added', 'complaint', now() - interval '1 day' from contacts",
    says: "was accepted after its address was suppressed as complaint",
  },
  {
    by: "a mail to a person who had withdrawn",
    sql: "insert into consent_events (tenant_id, contact_id, purpose, state, source, at) select tenant_id, id, 'marketing', 'withdrawn', 'by-hand', now() - interval '1 day' from contacts",
    says: "was accepted after its consent was withdrawn",
  },
  {
    by: "a release that is done and has mail waiting",
    sql: `update releases set state = 'done' where id = (select release_id from queue where id = ${aQueued})`,
    says: "is done with mail in the queue",
  },
  {
    by: "a send to another tenant's contact",
    sql: "update contacts set tenant_id = uuidv7()",
    says: "names a contact of another tenant",
  },
])("it sees $by", async ({ sql, says }) => {
  expect(await faultsAfter(sql)).toContainEqual(expect.stringContaining(says));
});

test.each([
  {
    what: "a suppression that was lifted before the mail",
    sql: "insert into suppression_events (tenant_id, address_hash, kind, cause, at) select tenant_id, address_hash, kind, 'by-hand', at from contacts cross join (values ('added', now() - interval '2 days'), ('lifted', now() - interval '1 day')) v(kind, at) where email <> 'person11@example.test'",
  },
  {
    what: "a withdrawal that came while the mail was on its way",
    sql: "insert into consent_events (tenant_id, contact_id, purpose, state, source, at) select tenant_id, id, 'marketing', 'withdrawn', 'by-hand', now() - interval '10 minutes' from contacts",
  },
])("$what is no fault", async ({ sql }) => {
  expect(await faultsAfter(sql)).toEqual([]);
});
