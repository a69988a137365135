import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createConnection } from "node:net";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { makeTestDatabase } from "@/db/testing";
import { makeTestRelease, makeTestSender, type TestSender } from "@/server/domain/releases/testing-release";
import { startIntakeServer } from "@/server/mta/intake/intake-server";
import { makeReaderToken, makeReturnPath, readReturnPath } from "@/server/platform/reader-token";
import type { LeasedMail } from "./lease-mail";
import { markSending } from "./mark-sending";
import { recordReport } from "./record-report";
import { deliverAll, expandAll, leaseAll } from "./testing-delivery";

const { admin } = await makeTestDatabase();
let sender: TestSender;
let mails: LeasedMail[];
beforeAll(async () => {
  sender = await makeTestSender(admin, 4);
  mails = await deliverAll(admin, sender.context, await makeTestRelease(admin, sender));
});
beforeEach(async () => {
  await admin`delete from message_events where kind in ('bounced', 'complained')`;
  await admin`delete from release_counts where kind in ('bounced-later', 'complained')`;
  for (const table of ["reactions", "suppressions", "suppression_events"])
    await admin.unsafe(`delete from ${table}`);
});

const mailNo = (no: number): LeasedMail & { email: string } => {
  const mail = mails[no];
  if (!mail?.contact) throw new Error(`no mail ${no}`);
  return { ...mail, email: mail.contact.email };
};
const pathOf = ({ tenantNumber, madeMonth, id: sendId }: LeasedMail) =>
  `${makeReturnPath({ tenantNumber, madeMonth, sendId })}@bounce.example.test`;
const traces = async () => {
  const [row] = await admin`
    select (select count(*)::int from message_events where kind in ('bounced', 'complained')) events, (select count(*)::int from reactions) reactions,
      (select count(*)::int from suppressions) suppressed, (select count(*)::int from suppression_events) ledger,
      (select coalesce(sum(count), 0)::int from release_counts where kind in ('bounced-later', 'complained')) counts`;
  return row;
};
const nothing = { events: 0, reactions: 0, suppressed: 0, ledger: 0, counts: 0 };

type Status = { recipient: string; action?: string; status?: string; diagnostic?: string };
/** A delivery status notification (RFC 3464). */
const dsn = (...recipients: Status[]) =>
  Buffer.from(
    [
      "From: Mail Delivery System <mailer-daemon@mx.example.test>",
      "Subject: Undelivered Mail Returned to Sender",
      "MIME-Version: 1.0",
      'Content-Type: multipart/report; report-type=delivery-status; boundary="b1"',
      "",
      "--b1",
      "Content-Type: text/plain",
      "",
      "Sorry.",
      "--b1",
      "Content-Type: message/delivery-status",
      "",
      "Reporting-MTA: dns; mx.example.test",
      ...recipients.flatMap(
        ({ recipient, action = "failed", status = "5.1.1", diagnostic = "550 5.1.1 user unknown" }) => [
          "",
          `Final-Recipient: rfc822; ${recipient}`,
          `Action: ${action}`,
          `Status: ${status}`,
          `Diagnostic-Code: smtp; ${diagnostic}`,
        ],
      ),
      "",
      "--b1--",
      "",
    ].join("\r\n"),
  );
/** A feedback report (RFC 5965). */
const arf = (type: string) =>
  Buffer.from(
    [
      "From: <feedback@isp.example.test>",
      "Subject: complaint",
      "MIME-Version: 1.0",
      'Content-Type: multipart/report; report-type=feedback-report; boundary="b1"',
      "",
      "--b1",
      "Content-Type: text/plain",
      "",
      "This is a complaint.",
      "--b1",
      "Content-Type: message/feedback-report",
      "",
      `Feedback-Type: ${type}`,
      "User-Agent: isp/1",
      "Version: 1",
      "",
      "--b1--",
      "",
    ].join("\r\n"),
  );

const bounce = (mail: LeasedMail, bytes: Buffer, over: { recipient?: string; envelopeFrom?: string } = {}) =>
  recordReport({ recipient: pathOf(mail), envelopeFrom: "", bytes, ...over });

test("a bounce of a dead address moves the send to the bounced, and suppresses the address, once", async () => {
  const mail = mailNo(0);
  for (let time = 0; time < 3; time++) await bounce(mail, dsn({ recipient: mail.email }));
  expect(await traces()).toEqual({ events: 1, reactions: 1, suppressed: 1, ledger: 1, counts: 1 });
  expect(await admin`select kind, reason, reply from message_events where kind = 'bounced'`).toMatchObject([
    { kind: "bounced", reason: "unknown-user", reply: expect.stringContaining("user unknown") },
  ]);
  expect(await admin`select address_hash, cause from suppressions`).toEqual([
    { address_hash: mail.addressHash, cause: "hard-bounce" },
  ]);
  expect(await admin`select kind, detail, count from release_counts where kind = 'bounced-later'`).toEqual([
    { kind: "bounced-later", detail: "unknown-user", count: 1 },
  ]);
});

test("a full mailbox is a bounce, and no reason to suppress; a second report that the address is dead is one", async () => {
  const mail = mailNo(0);
  await bounce(mail, dsn({ recipient: mail.email, status: "5.2.2", diagnostic: "552 5.2.2 mailbox full" }));
  expect(await traces()).toMatchObject({ events: 1, suppressed: 0 });
  await bounce(mail, dsn({ recipient: mail.email }));
  expect(await traces()).toEqual({ events: 1, reactions: 1, suppressed: 1, ledger: 1, counts: 1 });
});

test("of several recipients, the one whom the mail went to counts, wherever it stands", async () => {
  const mail = mailNo(0);
  await bounce(
    mail,
    dsn({ recipient: "other@example.test", action: "delivered" }, { recipient: mail.email.toUpperCase() }),
  );
  expect(await traces()).toMatchObject({ events: 1, suppressed: 1 });
});

const changed = (path: string, at: number) => {
  const letter = path[at] === "a" ? "b" : "a";
  return path.slice(0, at) + letter + path.slice(at + 1);
};

test("a return path with any one character changed is not ours, and records nothing", async () => {
  const mail = mailNo(0);
  const path = pathOf(mail);
  for (let at = 2; at < path.indexOf("@"); at++) {
    expect(readReturnPath(changed(path, at).split("@")[0] ?? ""), `character ${at}`).toBeNull();
    await bounce(mail, dsn({ recipient: mail.email }), { recipient: changed(path, at) });
  }
  expect(await traces()).toEqual(nothing);
});

test("a link's token is no return path", async () => {
  const { tenantNumber, madeMonth, id: sendId, email, ...mail } = mailNo(0);
  const token = makeReaderToken({ kind: "u", tenantNumber, madeMonth, sendId, linkNo: 0 });
  await recordReport({
    recipient: `${token}@bounce.example.test`,
    envelopeFrom: "",
    bytes: dsn({ recipient: email }),
  });
  await recordReport({
    recipient: `b-${token}@bounce.example.test`,
    envelopeFrom: "",
    bytes: dsn({ recipient: email }),
  });
  expect(mail.stream).toBe("bulk");
  expect(await traces()).toEqual(nothing);
});

test("a return path under another tenant's number finds nothing", async () => {
  const other = await makeTestSender(admin, 1);
  const [row] = await admin`select number from tenants where tenant_id = ${other.context.tenantId}`;
  const mail = mailNo(0);
  await bounce(mail, dsn({ recipient: mail.email }), {
    recipient: pathOf({ ...mail, tenantNumber: Number(row?.number) }),
  });
  expect(await traces()).toEqual(nothing);
});

test.each([
  { what: "names somebody else", bytes: () => dsn({ recipient: mailNo(1).email }), from: "" },
  { what: "has a sender", bytes: () => dsn({ recipient: mailNo(0).email }), from: "mallory@evil.example" },
  {
    what: "tells of a delay",
    bytes: () => dsn({ recipient: mailNo(0).email, action: "delayed", status: "4.4.1" }),
    from: "",
  },
  {
    what: "tells of a delivery",
    bytes: () => dsn({ recipient: mailNo(0).email, action: "delivered", status: "2.0.0" }),
    from: "",
  },
  { what: "says that it was no spam", bytes: () => arf("not-spam"), from: "isp@example.test" },
  {
    what: "is an automatic answer",
    bytes: () => Buffer.from("Subject: Out of office\r\nAuto-Submitted: auto-replied\r\n\r\nback on Monday"),
    from: "",
  },
  {
    what: "is a letter",
    bytes: () => Buffer.from("Subject: hello\r\n\r\n550 5.1.1 user unknown"),
    from: "a@example.test",
  },
  {
    what: "is a bounce of other software that is none",
    bytes: () => readFileSync("server/mta/reports/fixtures/is-not-bounce-01.eml"),
    from: "",
  },
  { what: "is empty", bytes: () => Buffer.alloc(0), from: "" },
  {
    what: "is noise",
    bytes: () => Buffer.from(Array.from({ length: 5_000 }, (_, no) => (no * 7919) % 256)),
    from: "",
  },
  { what: "has ten thousand headers", bytes: () => Buffer.from("X-A: b\r\n".repeat(10_000)), from: "" },
])("a report that $what changes nothing", async ({ bytes, from }) => {
  await bounce(mailNo(0), bytes(), { envelopeFrom: from });
  expect(await traces()).toEqual(nothing);
});

test("a complaint suppresses the address and is counted, with whatever sender", async () => {
  const mail = mailNo(2);
  for (let time = 0; time < 3; time++)
    await bounce(mail, arf("abuse"), { envelopeFrom: "fbl@isp.example.test" });
  expect(await traces()).toEqual({ events: 1, reactions: 1, suppressed: 1, ledger: 1, counts: 1 });
  expect(await admin`select address_hash, cause from suppressions`).toEqual([
    { address_hash: mail.addressHash, cause: "complaint" },
  ]);
});

async function aged(mail: LeasedMail, interval: string, work: () => Promise<void>) {
  const shift = (sign: "+" | "-") =>
    admin.unsafe(
      `update message_events set occurred_at = occurred_at ${sign} interval '${interval}' where send_id = '${mail.id}' and kind = 'accepted'`,
    );
  await shift("-");
  await work().finally(() => shift("+"));
}

test.each([
  { age: "9 days 23 hours", believed: 1 },
  { age: "10 days 1 hour", believed: 0 },
])("a bounce $age after the mail was accepted: believed $believed", async ({ age, believed }) => {
  const mail = mailNo(3);
  await aged(mail, age, () => bounce(mail, dsn({ recipient: mail.email })));
  expect(await traces()).toMatchObject({ events: believed, suppressed: believed });
});

test("nothing is believed of a mail that never left; of one that is leaving, the sender is asked to come back", async () => {
  const fresh = await makeTestSender(admin, 1);
  const releaseId = await makeTestRelease(admin, fresh);
  await expandAll(admin, fresh.context, releaseId);
  const [mail] = await leaseAll("test:leaving", releaseId);
  if (!mail?.contact) throw new Error("nothing leased");
  const report = dsn({ recipient: mail.contact.email });
  await markSending("test:leaving", [mail], { leaseSeconds: 60, quietTenants: [] });
  await expect(bounce(mail, report)).rejects.toMatchObject({
    code: "UNAVAILABLE",
    key: "intake.notSettledYet",
  });
  await admin`delete from queue where release_id = ${releaseId}`;
  await bounce(mail, report);
  expect(await traces()).toEqual(nothing);
});

test("a test mail's bounce counts nowhere", async () => {
  const [contact] = await admin`select id from contacts where tenant_id = ${sender.context.tenantId} limit 1`;
  const content = {
    ...sender.content,
    test: { contactId: String(contact?.id), to: ["colleague@example.test"] },
  };
  const [mail] = await deliverAll(
    admin,
    sender.context,
    await makeTestRelease(admin, { ...sender, content }, { kind: "test", stream: "transactional" }),
  );
  if (!mail) throw new Error("no test mail");
  await bounce(mail, dsn({ recipient: "colleague@example.test" }));
  await bounce(mail, arf("abuse"));
  expect(await traces()).toEqual(nothing);
});

/** One conversation by hand, so that every octet that comes back is seen. */
async function speak(port: number, lines: readonly string[]): Promise<string[]> {
  const socket = createConnection({ port, host: "127.0.0.1" });
  const closed = once(socket, "close");
  const replies: string[] = [];
  let text = "";
  socket.setEncoding("latin1").on("data", (chunk: string) => {
    text += chunk;
  });
  for (const line of ["", ...lines]) {
    if (line !== "") socket.write(`${line}\r\n`);
    const until = Date.now() + 5_000;
    while (!/^\d{3} .*\r\n$/m.test(text) && Date.now() < until)
      await new Promise((resolve) => setTimeout(resolve, 5));
    replies.push(text.trim().split("\r\n").at(-1) ?? "");
    text = "";
  }
  socket.end();
  await closed;
  return replies;
}

test("by SMTP: a bounce to a path of ours is taken and acted upon, to any other there is no such user", async () => {
  const server = await startIntakeServer({
    port: 0,
    host: "127.0.0.1",
    hostname: "bounce.example.test",
    accepts: (recipient) => readReturnPath(recipient.split("@")[0] ?? "") !== null,
    onMail: ({ recipient, envelopeFrom, bytes }) => recordReport({ recipient, envelopeFrom, bytes }),
    onTrouble: () => undefined,
  });
  const mail = mailNo(1);
  const body = `${dsn({ recipient: mail.email }).toString("latin1")}.`;
  try {
    const taken = await speak(server.port, [
      "EHLO mx.example.test",
      "MAIL FROM:<>",
      `RCPT TO:<${pathOf(mail)}>`,
      "DATA",
      body,
      "QUIT",
    ]);
    expect(taken.map((reply) => reply.slice(0, 3))).toEqual([
      "220",
      "250",
      "250",
      "250",
      "354",
      "250",
      "221",
    ]);
    const refused = await speak(server.port, [
      "EHLO x",
      "MAIL FROM:<>",
      `RCPT TO:<${changed(pathOf(mail), 20)}>`,
      "RCPT TO:<postmaster@evil.example>",
      "QUIT",
    ]);
    expect(refused.map((reply) => reply.slice(0, 3))).toEqual(["220", "250", "250", "550", "550", "221"]);
  } finally {
    await server.close();
  }
  expect(await traces()).toEqual({ events: 1, reactions: 1, suppressed: 1, ledger: 1, counts: 1 });
});

test("nothing is ever sent back: a report makes no mail", async () => {
  const before =
    await admin`select (select count(*) from queue) queued, (select count(*) from sends) sends, (select count(*) from pgboss.job) jobs`;
  await bounce(mailNo(0), dsn({ recipient: mailNo(0).email }));
  await bounce(mailNo(1), arf("abuse"), { envelopeFrom: "fbl@isp.example.test" });
  await bounce(mailNo(2), Buffer.from("Subject: hello\r\n\r\nhello"), { envelopeFrom: "a@example.test" });
  expect(
    await admin`select (select count(*) from queue) queued, (select count(*) from sends) sends, (select count(*) from pgboss.job) jobs`,
  ).toEqual(before);
});
