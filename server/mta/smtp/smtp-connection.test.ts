import { describe, expect, onTestFinished, test } from "vitest";
import { type MailSink, type MailSinkOptions, startMailSink } from "@/server/mta/sink/mail-sink";
import type { Delivery } from "./smtp-connection";
import { connectTesting, startTestingPeer } from "./testing-peer";

const yes = async () => true;

async function startSink(options: MailSinkOptions = {}): Promise<MailSink> {
  const sink = await startMailSink(options);
  onTestFinished(() => sink.close());
  return sink;
}

const mail = (over: Partial<Delivery> = {}): Delivery => ({
  envelopeFrom: "b-1@bounce.example.test",
  recipient: "ada@example.test",
  body: Buffer.from("Subject: 1\r\n\r\nHello\r\n"),
  gate: yes,
  ...over,
});

async function received(sink: MailSink) {
  const all = [];
  for await (const message of sink.messages()) all.push(message);
  return all;
}

/** What the sink has by the time that a connection which was cut has been noticed. */
async function settled(sink: MailSink) {
  await expect.poll(() => sink.counts().openConnections).toBe(0);
  return received(sink);
}

describe.each([{ pipelining: true }, { pipelining: false }])(
  "with pipelining $pipelining",
  ({ pipelining }) => {
    test("messages arrive one after the other on one connection, with their own envelopes", async () => {
      const sink = await startSink({ pipelining });
      const connection = await connectTesting(sink.port);
      expect(connection.pipelining).toBe(pipelining);
      for (const name of ["ada", "a..b", "eve"]) {
        const { verdict } = await connection.deliver(mail({ recipient: `${name}@example.test` }));
        expect(verdict).toEqual({
          kind: "accepted",
          code: 250,
          enhanced: "2.0.0",
          text: "250 2.0.0 Kept",
          scope: "recipient",
        });
      }
      await connection.quit();
      const messages = await received(sink);
      expect(messages.map(({ envelopeFrom, recipients }) => [envelopeFrom, recipients])).toEqual([
        ["b-1@bounce.example.test", ["ada@example.test"]],
        ["b-1@bounce.example.test", ['"a..b"@example.test']],
        ["b-1@bounce.example.test", ["eve@example.test"]],
      ]);
      expect(sink.counts().connections).toBe(1);
    });

    test.each([
      { at: "mail", reply: "451 4.7.1 Later", kind: "deferred", scope: "sender" },
      { at: "mail", reply: "550 5.1.8 Not you", kind: "bounced", scope: "sender" },
      { at: "rcpt", reply: "550-5.1.1 No such\n550 5.1.1 user", kind: "bounced", scope: "recipient" },
      { at: "rcpt", reply: "450 4.2.1 Later", kind: "deferred", scope: "recipient" },
      { at: "data", reply: "554 5.7.1 No", kind: "bounced", scope: "sender" },
      { at: "data", reply: "451 4.3.0 Later", kind: "deferred", scope: "host" },
      { at: "dot", reply: "554 5.7.1 Spam", kind: "bounced", scope: "sender" },
      { at: "dot", reply: "451 4.3.0 Later", kind: "deferred", scope: "host" },
    ])("$reply at $at is the verdict, and the connection goes on", async ({ at, reply, kind, scope }) => {
      let isFirst = true;
      const sink = await startSink({ pipelining, behaviour: () => (isFirst ? { [at]: reply } : undefined) });
      const connection = await connectTesting(sink.port);
      const refused = await connection.deliver(mail());
      const code = Number(reply.slice(0, 3));
      expect(refused).toMatchObject({ isStale: false, verdict: { kind, scope, code, text: reply } });
      isFirst = false;
      expect((await connection.deliver(mail())).verdict.kind).toBe("accepted");
      await connection.quit();
      expect(sink.counts()).toMatchObject({ messages: 1, connections: 1, abortedBodies: 0 });
    });

    test.each(["mail", "rcpt", "data", "dot"])(
      "421 at %s concerns the host and ends the connection",
      async (at) => {
        const sink = await startSink({ pipelining, behaviour: () => ({ [at]: "421 4.3.2 Going down" }) });
        const connection = await connectTesting(sink.port);
        const { verdict, isStale } = await connection.deliver(mail());
        expect(verdict).toMatchObject({ kind: "deferred", scope: "host", code: 421 });
        expect(isStale).toBe(false);
        expect(connection.usable).toBe(false);
        expect(await settled(sink)).toEqual([]);
      },
    );

    test("a gate that says no leaves nothing at the receiver", async () => {
      const sink = await startSink({ pipelining });
      const connection = await connectTesting(sink.port);
      const { verdict } = await connection.deliver(mail({ gate: async () => false }));
      expect(verdict).toMatchObject({ kind: "withheld", code: null, scope: "local" });
      expect(connection.usable).toBe(false);
      expect(await settled(sink)).toEqual([]);
      expect(sink.counts().abortedBodies).toBe(1);
    });

    test("a gate that fails defers, and nothing is sent", async () => {
      const sink = await startSink({ pipelining });
      const connection = await connectTesting(sink.port);
      const gate = () => Promise.reject(new Error("database away"));
      const { verdict } = await connection.deliver(mail({ gate }));
      expect(verdict).toMatchObject({
        kind: "deferred",
        scope: "local",
        text: expect.stringContaining("database away"),
      });
      expect(await settled(sink)).toEqual([]);
    });

    test("the gate is asked after the 354 and before the first byte of the body", async () => {
      const peer = await startTestingPeer((line) => {
        if (line === "DATA") return "354 Go on\r\n";
        if (line === "Hello") return null;
        return line === "." || !line.startsWith("EHLO")
          ? "250 Ok\r\n"
          : `250${pipelining ? "-x\r\n250 PIPELINING" : " x"}\r\n`;
      });
      onTestFinished(() => peer.close());
      const connection = await connectTesting(peer.port);
      let seen: readonly string[] = [];
      const gate = async () => {
        await new Promise((resolve) => setTimeout(resolve, 30));
        seen = [...peer.lines];
        return true;
      };
      expect((await connection.deliver(mail({ body: Buffer.from("Hello\r\n"), gate }))).verdict.kind).toBe(
        "accepted",
      );
      expect(seen).toEqual([
        "EHLO sender.test",
        "MAIL FROM:<b-1@bounce.example.test>",
        "RCPT TO:<ada@example.test>",
        "DATA",
      ]);
      connection.destroy("end of the test");
    });

    test("a connection lost behind the dot is unknown, whether or not the message was kept", async () => {
      for (const close of ["before-storing", "after-storing"] as const) {
        const sink = await startSink({ pipelining, behaviour: () => ({ close }) });
        const connection = await connectTesting(sink.port);
        const { verdict, isStale } = await connection.deliver(mail());
        expect(verdict).toMatchObject({ kind: "unknown", code: null, scope: "connection" });
        expect(isStale).toBe(false);
        expect(await settled(sink)).toHaveLength(close === "after-storing" ? 1 : 0);
      }
    });

    test("no reply to the dot in time is unknown", async () => {
      const sink = await startSink({ pipelining, behaviour: () => ({ dotDelaySeconds: 60 }) });
      const connection = await connectTesting(sink.port, { timeouts: { dotSeconds: 0.1 } });
      const { verdict } = await connection.deliver(mail());
      expect(verdict).toMatchObject({
        kind: "unknown",
        text: expect.stringContaining("no answer within 0.1 s"),
      });
    });

    test("a slow reply to the dot is waited for", async () => {
      const sink = await startSink({ pipelining, behaviour: () => ({ dotDelaySeconds: 0.2 }) });
      const connection = await connectTesting(sink.port);
      expect((await connection.deliver(mail())).verdict.kind).toBe("accepted");
      await connection.quit();
    });

    test.each(["MAIL", "RCPT", "DATA"])(
      "a connection lost at %s is deferred: nothing was handed over",
      async (verb) => {
        const peer = await startTestingPeer((line, socket) => {
          if (line.startsWith(verb)) socket.destroy();
          if (line.startsWith("EHLO")) return pipelining ? "250-x\r\n250 PIPELINING\r\n" : "250 x\r\n";
          return "250 Ok\r\n";
        });
        onTestFinished(() => peer.close());
        const connection = await connectTesting(peer.port);
        const { verdict } = await connection.deliver(mail());
        expect(verdict).toMatchObject({ kind: "deferred", code: null, scope: "connection" });
      },
    );

    test("a silent peer is deferred in time", async () => {
      const peer = await startTestingPeer((line) =>
        line.startsWith("EHLO") ? "250-x\r\n250 PIPELINING\r\n" : null,
      );
      onTestFinished(() => peer.close());
      const connection = await connectTesting(peer.port, { pipelining, timeouts: { mailSeconds: 0.1 } });
      const { verdict } = await connection.deliver(mail());
      expect(verdict).toMatchObject({
        kind: "deferred",
        scope: "connection",
        text: expect.stringContaining("0.1 s"),
      });
    });
  },
);

describe("a connection that has carried mail before", () => {
  test("is stale when it turns out to be gone: the next message may go elsewhere", async () => {
    const sink = await startSink({ maxMessagesPerConnection: 1 });
    const connection = await connectTesting(sink.port);
    expect((await connection.deliver(mail())).verdict.kind).toBe("accepted");
    expect(await connection.deliver(mail())).toMatchObject({
      isStale: true,
      verdict: { kind: "deferred", code: 421 },
    });
    expect(sink.counts().messages).toBe(1);
  });

  test("sends RSET after a failed transaction and never after a good one", async () => {
    const peer = await startTestingPeer((line) => {
      if (line.startsWith("EHLO")) return "250-x\r\n250 PIPELINING\r\n";
      if (line.includes("<bad@")) return "550 5.1.1 No\r\n";
      return line === "DATA" ? "354 Go on\r\n" : line.startsWith("Hi") ? null : "250 Ok\r\n";
    });
    onTestFinished(() => peer.close());
    const connection = await connectTesting(peer.port);
    const body = Buffer.from("Hi\r\n");
    for (const name of ["one", "two", "bad", "three", "four"]) {
      await connection.deliver(
        mail({ recipient: `${name}@example.test`, envelopeFrom: "s@example.test", body }),
      );
    }
    connection.destroy("end of the test");
    const text = peer.lines
      .slice(1)
      .map((line) => line.replace(/ (?:FROM|TO):/, " "))
      .join(" | ");
    const taken = (name: string) => `MAIL <s@example.test> | RCPT <${name}@example.test> | DATA | Hi | .`;
    expect(text).toBe(
      // The peer says 354 although the only recipient has failed: a lone dot ends that (RFC 2920 §3.1).
      [
        taken("one"),
        taken("two"),
        "MAIL <s@example.test> | RCPT <bad@example.test> | DATA | .",
        "RSET",
        taken("three"),
        taken("four"),
      ].join(" | "),
    );
  });
});

describe("a peer that misbehaves", () => {
  const wait = (line: string) => (line.startsWith("EHLO") ? "250-x\r\n250 PIPELINING\r\n" : null);

  test("and answers 503 to DATA behind a refused recipient: the recipient's reply is the verdict", async () => {
    const sink = await startSink({
      behaviour: (recipient) => (recipient ? { rcpt: "550 Unknown user" } : undefined),
    });
    const connection = await connectTesting(sink.port);
    const { verdict } = await connection.deliver(mail({ recipient: "nobody@docomo.ne.jp" }));
    expect(verdict).toMatchObject({
      kind: "bounced",
      code: 550,
      scope: "recipient",
      text: "550 Unknown user",
    });
    expect(connection.pipelining).toBe(true);
    await connection.quit();
  });

  test("and cannot take groups (503) is asked again step by step, and remembered", async () => {
    const peer = await startTestingPeer((line, _socket, isGrouped) => {
      if (line.startsWith("EHLO")) return wait(line);
      if (line === "DATA") return isGrouped ? "503 Bad sequence of commands\r\n" : "354 Go on\r\n";
      return line === "Hi" ? null : "250 Ok\r\n";
    });
    onTestFinished(() => peer.close());
    const connection = await connectTesting(peer.port);
    const { verdict } = await connection.deliver(mail({ body: Buffer.from("Hi\r\n") }));
    connection.destroy("end of the test");
    expect([verdict.kind, connection.pipelining]).toEqual(["accepted", false]);
  });

  test("and opens a body for a refused sender and a taken recipient gets no empty message", async () => {
    const peer = await startTestingPeer((line) => {
      if (line.startsWith("MAIL")) return "451 4.3.0 Later\r\n";
      return wait(line) ?? (line === "DATA" ? "354 Go on\r\n" : "250 Ok\r\n");
    });
    onTestFinished(() => peer.close());
    const connection = await connectTesting(peer.port);
    expect((await connection.deliver(mail())).verdict).toMatchObject({ kind: "deferred", code: 451 });
    expect(connection.usable).toBe(false);
    expect(peer.lines).not.toContain(".");
  });

  test("and says 421 while we hold the body back is deferred as a host, and the body is not sent", async () => {
    const peer = await startTestingPeer(
      (line) => wait(line) ?? (line === "DATA" ? "354 Go on\r\n421 4.3.2 Shutting down\r\n" : "250 Ok\r\n"),
    );
    onTestFinished(() => peer.close());
    const connection = await connectTesting(peer.port);
    const { verdict } = await connection.deliver(mail());
    expect(verdict).toMatchObject({ kind: "deferred", code: 421, scope: "host" });
    expect(peer.lines).not.toContain("Hello");
  });

  test("and replies twice is not trusted: the second reply would be taken for the next message's", async () => {
    const peer = await startTestingPeer(
      (line) =>
        wait(line) ??
        (line === "DATA"
          ? "354 Go on\r\n"
          : line === "."
            ? "250 Ok\r\n250 Ok\r\n"
            : line === "Hello" || line === "" || line.startsWith("Subject")
              ? null
              : "250 Ok\r\n"),
    );
    onTestFinished(() => peer.close());
    const connection = await connectTesting(peer.port);
    expect((await connection.deliver(mail())).verdict.kind).toBe("accepted");
    expect(connection.usable).toBe(false);
  });

  test("and refuses a large body early is heard, and not sent the rest", async () => {
    const peer = await startTestingPeer((line, socket) => {
      if (line.startsWith("xxx")) socket.end("552 5.3.4 Too large\r\n");
      return wait(line) ?? (line === "DATA" ? "354 Go on\r\n" : line.startsWith("xxx") ? null : "250 Ok\r\n");
    });
    onTestFinished(() => peer.close());
    const connection = await connectTesting(peer.port);
    const body = Buffer.from(`${"x".repeat(70)}\r\n`.repeat(200_000));
    const { verdict } = await connection.deliver(mail({ body }));
    expect(["bounced", "deferred"]).toContain(verdict.kind);
    expect(peer.lines).not.toContain(".");
  });
});

describe("what the peer cannot take is not sent", () => {
  test.each([
    {
      name: "a size above its SIZE",
      over: { body: Buffer.from(`${"x".repeat(2000)}\r\n`) },
      enhanced: "5.3.4",
      scope: "sender",
    },
    { name: "8-bit content", over: { body: Buffer.from("Ünïcode\r\n") }, enhanced: "5.6.3", scope: "sender" },
    {
      name: "a local part outside ASCII",
      over: { recipient: "飛脚@example.test" },
      enhanced: "5.6.7",
      scope: "recipient",
    },
    {
      name: "a sender outside ASCII",
      over: { envelopeFrom: "飛脚@example.test" },
      enhanced: "5.6.7",
      scope: "sender",
    },
    {
      name: "an address that would smuggle a command",
      over: { recipient: "a@b.test>\r\nRCPT TO:<eve@b.test" },
      enhanced: "5.1.3",
      scope: "recipient",
    },
    { name: "an empty recipient", over: { recipient: "" }, enhanced: "5.1.3", scope: "recipient" },
    { name: "a broken sender", over: { envelopeFrom: "nonsense" }, enhanced: "5.1.7", scope: "sender" },
  ])("$name bounces with $enhanced, and the connection goes on", async ({ over, enhanced, scope }) => {
    const sink = await startSink({ eightBitMime: false, smtpUtf8: false, maxMessageBytes: 1000 });
    const connection = await connectTesting(sink.port);
    const { verdict } = await connection.deliver(mail(over));
    expect(verdict).toMatchObject({ kind: "bounced", code: null, enhanced, scope });
    expect((await connection.deliver(mail())).verdict.kind).toBe("accepted");
    await connection.quit();
    expect(sink.counts()).toMatchObject({ messages: 1, deliveries: 1, connections: 1 });
  });

  test("what it can take is, with the parameters for it", async () => {
    const peer = await startTestingPeer((line) =>
      line.startsWith("EHLO")
        ? "250-x\r\n250-SIZE\r\n250-8BITMIME\r\n250 SMTPUTF8\r\n"
        : line === "DATA"
          ? "354 Go on\r\n"
          : "250 Ok\r\n",
    );
    onTestFinished(() => peer.close());
    const connection = await connectTesting(peer.port);
    await connection.deliver(
      mail({ recipient: "飛脚@example.test", envelopeFrom: "", body: Buffer.from("é\r\n.") }),
    );
    connection.destroy("end of the test");
    const lines = peer.lines.map((line) => Buffer.from(line, "latin1").toString());
    // SIZE counts the message with its last line closed, without the doubled dot (RFC 1870 §5).
    expect(lines.slice(1, 3)).toEqual([
      "MAIL FROM:<> SIZE=7 BODY=8BITMIME SMTPUTF8",
      "RCPT TO:<飛脚@example.test>",
    ]);
  });
});
