import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import net from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createTransport } from "nodemailer";
import { describe, expect, onTestFinished, test } from "vitest";
import { type MailSink, type MailSinkOptions, startMailSink } from "./mail-sink";
import type { SinkMessage } from "./sink-message";
import { readSinkDirectory } from "./sink-store";

async function startSink(options: MailSinkOptions = {}) {
  const sink = await startMailSink(options);
  onTestFinished(() => sink.close());
  return sink;
}

/** Says all of it at once and returns everything that was answered until the sink closed. */
function converse(sink: MailSink, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = net.connect(sink.port, sink.host);
    let answer = "";
    socket.on("data", (chunk) => {
      answer += chunk.toString();
    });
    socket.on("error", reject);
    socket.on("close", () => resolve(answer));
    socket.write(text);
  });
}

async function collect(messages: AsyncIterable<SinkMessage>) {
  const all = [];
  for await (const message of messages) all.push(message);
  return all;
}

const mail = (to: string, id: string, body = "Hello") =>
  `MAIL FROM:<b@example.test>\r\nRCPT TO:<${to}>\r\nDATA\r\nMessage-ID: <${id}>\r\n\r\n${body}\r\n.\r\n`;

test("everything in one write is one message with its exact envelope", async () => {
  const seen: SinkMessage[] = [];
  const sink = await startSink({ onMessage: (message) => seen.push(message) });
  const answer = await converse(
    sink,
    `EHLO x\r\nMAIL FROM:<> SIZE=10\r\nRCPT TO:<ada@example.test>\r\nRCPT TO:<"a>..b"@example.test>\r\nDATA\r\n..x\r\n.\r\nQUIT\r\n`,
  );
  expect(answer.split("\r\n").map((line) => line.slice(0, 3))).toEqual([
    "220",
    "250",
    "250",
    "250",
    "250",
    "250",
    "250",
    "250",
    "250",
    "250",
    "354",
    "250",
    "221",
    "",
  ]);
  expect(seen).toEqual(await collect(sink.messages()));
  expect(seen).toEqual([
    {
      number: 1,
      envelopeFrom: "",
      recipients: ["ada@example.test", '"a>..b"@example.test'],
      remoteAddress: "127.0.0.1",
      receivedAt: expect.any(Date),
      messageId: null,
      bytes: Buffer.from(".x\r\n"),
    },
  ]);
});

test("what comes twice is counted, by recipient and by Message-ID", async () => {
  const sink = await startSink();
  await converse(
    sink,
    `EHLO x\r\n${mail("ada@a.test", "1@x")}${mail("eve@a.test", "2@x")}${mail("ada@a.test", "1@x")}${mail("ada@a.test", "3@x", "Message-ID: <1@x>")}QUIT\r\n`,
  );
  expect(sink.counts()).toMatchObject({
    messages: 4,
    deliveries: 4,
    distinctRecipients: 2,
    repeatedRecipients: 2,
    distinctMessageIds: 3,
    repeatedMessageIds: 1,
    withoutMessageId: 0,
  });
  expect([sink.deliveriesTo("ada@a.test"), sink.deliveriesTo("nobody@a.test")]).toEqual([3, 0]);
  expect([sink.copiesOf("<1@x>"), sink.copiesOf("<9@x>")]).toEqual([2, 0]);
});

test.each([
  { text: "MAIL FROM:<a@b.test>\r\nDATA\r\nQUIT\r\n", codes: ["250", "503", "221"] },
  { text: "RCPT TO:<a@b.test>\r\nQUIT\r\n", codes: ["503", "221"] },
  {
    text: "MAIL FROM:a@b.test\r\nMAIL FROM:<a@b.test>\r\nMAIL FROM:<a@b.test>\r\nQUIT\r\n",
    codes: ["501", "250", "503", "221"],
  },
  {
    text: "MAIL FROM:<a@b.test>\r\nRSET\r\nRCPT TO:<a@b.test>\r\nNOOP\r\nVRFY a\r\nQUIT\r\n",
    codes: ["250", "250", "503", "250", "502", "221"],
  },
  { text: "MAIL FROM:<a@b.test> SIZE=2000\r\nQUIT\r\n", codes: ["552", "221"] },
  { text: `${"x".repeat(5000)}`, codes: ["421"] },
])("$text is answered as RFC 5321 says", async ({ text, codes }) => {
  const sink = await startSink({ maxMessageBytes: 1000 });
  const answer = await converse(sink, text);
  expect(
    answer
      .split("\r\n")
      .slice(1, -1)
      .map((line) => line.slice(0, 3)),
  ).toEqual(codes);
});

describe("scripts", () => {
  test("greetings: closed, refused, and then let in", async () => {
    const greetings = ["close", "421 4.3.2 Busy", undefined] as const;
    const sink = await startSink({ greet: (connection) => greetings[connection - 1] });
    await expect(converse(sink, "").catch(() => "")).resolves.toBe("");
    expect(await converse(sink, "QUIT\r\n").catch(() => "reset")).toMatch(/^421 4\.3\.2 Busy\r\n$|^reset$/);
    expect(await converse(sink, "QUIT\r\n")).toMatch(/^220 /);
    expect(sink.counts().connections).toBe(3);
  });

  test("one message per connection, then 421", async () => {
    const sink = await startSink({ maxMessagesPerConnection: 1 });
    const answer = await converse(sink, `EHLO x\r\n${mail("a@a.test", "1@x")}${mail("b@a.test", "2@x")}`);
    expect(answer.trimEnd().split("\r\n").at(-1)).toMatch(/^421 /);
    expect(sink.counts().messages).toBe(1);
  });

  test("what is too large is refused at the dot when it was not announced", async () => {
    const sink = await startSink({ maxMessageBytes: 1000 });
    const answer = await converse(sink, `EHLO x\r\n${mail("a@a.test", "1@x", "x".repeat(2000))}QUIT\r\n`);
    expect(answer).toContain("\r\n552 5.3.4");
    expect(sink.counts().messages).toBe(0);
  });
});

describe("a directory", () => {
  test("keeps messages on disk, can be read while and after, and is continued by the next start", async () => {
    const directory = mkdtempSync(join(tmpdir(), "hikyaku-sink-"));
    onTestFinished(() => rmSync(directory, { recursive: true }));
    const first = await startSink({ keep: { directory } });
    await converse(
      first,
      `EHLO x\r\n${mail("ada@a.test", "1@x", "日本語")}${mail("eve@a.test", "2@x")}QUIT\r\n`,
    );
    expect((await collect(first.messages())).map(({ bytes }) => bytes.toString())).toEqual([
      "Message-ID: <1@x>\r\n\r\n日本語\r\n",
      "Message-ID: <2@x>\r\n\r\nHello\r\n",
    ]);
    await first.close();
    const second = await startSink({ keep: { directory } });
    await converse(second, `EHLO x\r\n${mail("ada@a.test", "1@x")}QUIT\r\n`);
    expect(second.counts()).toMatchObject({ messages: 3, repeatedRecipients: 1, repeatedMessageIds: 1 });
    const all = await collect(readSinkDirectory(directory));
    expect(all.map(({ number, recipients }) => [number, ...recipients])).toEqual([
      [1, "ada@a.test"],
      [2, "eve@a.test"],
      [3, "ada@a.test"],
    ]);
    expect(readdirSync(directory).sort()).toEqual(["index.jsonl", "messages-0001.bin", "messages-0002.bin"]);
  });
});

test("nodemailer, which is not ours, is understood", async () => {
  const sink = await startSink();
  const transport = createTransport({ host: sink.host, port: sink.port, ignoreTLS: true });
  await transport.sendMail({
    envelope: { from: "b@example.test", to: ["ada@example.test", "eve@example.test"] },
    raw: "Message-ID: <n@x>\r\n\r\n.\r\nend\r\n",
  });
  const [message] = await collect(sink.messages());
  expect(message).toMatchObject({
    envelopeFrom: "b@example.test",
    recipients: ["ada@example.test", "eve@example.test"],
    messageId: "<n@x>",
    bytes: Buffer.from("Message-ID: <n@x>\r\n\r\n.\r\nend\r\n"),
  });
});
