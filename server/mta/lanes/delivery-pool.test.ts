import { describe, expect, onTestFinished, test } from "vitest";
import type { MxAnswer } from "@/server/mta/dns/resolve-mx";
import { type MailSinkOptions, startMailSink } from "@/server/mta/sink/mail-sink";
import { startTestingPeer, testingTimeouts } from "@/server/mta/smtp/testing-peer";
import type { DeliveryPoolOptions } from "./delivery-pool-options";
import { makeMessage, makeMessages, makeTestingPool } from "./testing-pool";

async function startSink(options: MailSinkOptions = {}) {
  const sink = await startMailSink(options);
  onTestFinished(() => sink.close());
  return sink;
}

/** Each domain has the MX hosts that are named for it: `name=address`, in the order of preference. */
const mx =
  (hosts: Record<string, string[]>): DeliveryPoolOptions["resolveMx"] =>
  async (domain): Promise<MxAnswer> => {
    const names = hosts[domain];
    if (!names) return { kind: "no-domain" };
    return {
      kind: "hosts",
      hosts: names.map((text) => {
        const [name = "", address = ""] = text.split("=");
        return { name, addresses: [address] };
      }),
    };
  };

const kinds = (outcomes: readonly { kind: string }[]) => {
  const counts: Record<string, number> = {};
  for (const { kind } of outcomes) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
};

describe("1,000 messages", () => {
  test.each([
    { name: "a good server", sink: {} },
    { name: "a server without groups", sink: { pipelining: false } },
    { name: "a server that takes 7 a connection", sink: { maxMessagesPerConnection: 7 } },
  ])("arrive at $name once each, over a few connections", async ({ sink: options }) => {
    const sink = await startSink(options);
    const { deliver, pool, outcomes } = makeTestingPool(sink.port, {
      maxConnections: 10,
      messagesPerConnection: 50,
    });
    await deliver(makeMessages(1000, "m"));
    expect(kinds(outcomes)).toEqual({ accepted: 1000 });
    expect(new Set(outcomes.map(({ id }) => id)).size).toBe(1000);
    expect(outcomes[0]).toEqual({
      id: expect.any(String),
      kind: "accepted",
      code: 250,
      enhanced: "2.0.0",
      text: "250 2.0.0 Kept",
      scope: "recipient",
      host: "mx.example.test",
      address: "127.0.0.1",
      site: "mx.example.test",
      at: expect.any(Date),
    });
    const counts = sink.counts();
    expect(counts).toMatchObject({
      messages: 1000,
      distinctRecipients: 1000,
      repeatedRecipients: 0,
      distinctMessageIds: 1000,
      repeatedMessageIds: 0,
    });
    expect(counts.peakConnections).toBeLessThanOrEqual(10);
    expect(sink.deliveriesTo("r-m1000@example.test")).toBe(1);
    await pool.drain(5);
    await expect.poll(() => sink.counts().openConnections).toBe(0);
  });

  test("with trouble of every kind end in one outcome each, and the receiver agrees with all of them", async () => {
    const number = (recipient: string | null) => Number(/[0-9]+/.exec(recipient ?? "")?.[0] ?? 0);
    const sink = await startSink({
      maxMessagesPerConnection: 13,
      behaviour: (recipient) => {
        const at = number(recipient) % 20;
        if (at === 1) return { rcpt: "550 5.1.1 No such user" };
        if (at === 2) return { rcpt: "450 4.2.1 Later" };
        if (at === 3) return { dot: "554 5.7.1 Spam" };
        if (at === 4 && number(recipient) % 100 === 4) return { close: "after-storing" };
        if (at === 5 && number(recipient) % 100 === 5) return { close: "before-storing" };
        if (at === 6) return { dotDelaySeconds: 0.01 };
        return undefined;
      },
    });
    const { deliver, pool, outcomes } = makeTestingPool(sink.port, { maxConnections: 8 });
    await deliver(
      makeMessages(1000, "m").map((message, at) =>
        at % 20 === 7 ? { ...message, gate: async () => false } : message,
      ),
    );
    expect(kinds(outcomes)).toEqual({ accepted: 780, bounced: 100, deferred: 50, unknown: 20, withheld: 50 });
    const counts = sink.counts();
    // Accepted, and the half of the unknown ones that were kept: none twice, none that was withheld.
    expect(counts).toMatchObject({
      messages: 790,
      distinctRecipients: 790,
      repeatedMessageIds: 0,
      abortedBodies: 50,
    });
    for (const { id, kind } of outcomes) {
      if (kind === "unknown") continue;
      expect([id, sink.deliveriesTo(`r-${id}@example.test`)]).toEqual([id, kind === "accepted" ? 1 : 0]);
    }
    await pool.drain(5);
  });
});

describe("mail servers", () => {
  test("a dead first MX is passed over in the same attempt, and then left alone", async () => {
    const sink = await startSink({ host: "127.0.0.2" });
    const { deliver, pool, outcomes } = makeTestingPool(sink.port, {
      resolveMx: mx({ "example.test": ["mx1.test=127.0.0.3", "mx2.test=127.0.0.2"] }),
    });
    await deliver(makeMessages(50, "m"));
    expect(kinds(outcomes)).toEqual({ accepted: 50 });
    expect(outcomes[0]).toMatchObject({ host: "mx2.test", address: "127.0.0.2", site: "mx1.test,mx2.test" });
    expect(pool.memory.resting("127.0.0.3", performance.now())).toMatchObject({
      text: expect.stringContaining("ECONNREFUSED"),
    });
    await pool.drain(5);
  });

  test.each([
    { name: "closes at once", greet: "close" as const },
    { name: "greets with 421", greet: "421 4.3.2 Busy" as const },
    { name: "greets with 554", greet: "554 5.7.1 Listed" as const },
  ])("a first MX that $name is passed over in the same attempt", async ({ greet }) => {
    const second = await startSink({ host: "127.0.0.2" });
    const first = await startSink({ host: "127.0.0.3", port: second.port, greet: () => greet });
    const { deliver, pool } = makeTestingPool(second.port, {
      resolveMx: mx({ "example.test": ["mx1.test=127.0.0.3", "mx2.test=127.0.0.2"] }),
    });
    expect(kinds(await deliver(makeMessages(20, "m")))).toEqual({ accepted: 20 });
    expect([first.counts().connections, second.counts().messages]).toEqual([1, 20]);
    await pool.drain(5);
  });

  test("behind the final dot no other MX is tried", async () => {
    const first = await startSink({ host: "127.0.0.2", behaviour: () => ({ close: "after-storing" }) });
    const second = await startSink({ host: "127.0.0.3", port: first.port });
    const { deliver, pool } = makeTestingPool(first.port, {
      resolveMx: mx({ "example.test": ["mx1.test=127.0.0.2", "mx2.test=127.0.0.3"] }),
    });
    expect(await deliver([makeMessage("1")])).toMatchObject([
      { kind: "unknown", host: "mx1.test", code: null },
    ]);
    expect([first.counts().messages, second.counts().connections]).toEqual([1, 0]);
    await pool.drain(5);
  });

  test("a dead site defers its mail as the host's trouble, and another site does not wait for it", async () => {
    const sink = await startSink({ host: "127.0.0.2" });
    // Takes connections and never says a word: the worst kind of dead.
    await startSink({ host: "127.0.0.3", port: sink.port, greet: () => "silence" });
    const { deliver, pool, outcomes, outcomeOf } = makeTestingPool(sink.port, {
      maxConnections: 2,
      timeouts: { ...testingTimeouts, bannerSeconds: 0.5 },
      resolveMx: mx({ "dead.test": ["mx.dead.test=127.0.0.3"], "good.test": ["mx.good.test=127.0.0.2"] }),
    });
    await deliver([
      ...makeMessages(100, "d", { domain: "dead.test" }),
      ...makeMessages(100, "g", { domain: "good.test" }),
    ]);
    expect(kinds(outcomes.slice(0, 100))).toEqual({ accepted: 100 });
    expect(kinds(outcomes.slice(100))).toEqual({ deferred: 100 });
    expect(outcomeOf("d1")).toMatchObject({
      scope: "host",
      code: null,
      enhanced: "4.4.2",
      host: "mx.dead.test",
    });
    await deliver([makeMessage("d101", { domain: "dead.test" })]);
    expect(outcomeOf("d101")).toMatchObject({
      kind: "deferred",
      text: expect.stringContaining("Left alone"),
    });
    await pool.drain(5);
  });

  test("a server that is full keeps what it has, and nothing is deferred for it", async () => {
    const sink = await startSink({
      greet: (connection) => (connection > 2 ? "421 4.7.0 Too many connections" : undefined),
    });
    const { deliver, pool, outcomes } = makeTestingPool(sink.port, { maxConnections: 10 });
    await deliver(makeMessages(150, "m"));
    expect(kinds(outcomes)).toEqual({ accepted: 150 });
    await pool.drain(5);
  });

  test("a host whose TLS is broken is tried again in the clear", async () => {
    let isHidden = false;
    const peer = await startTestingPeer((line) => {
      if (line.startsWith("EHLO")) return "250-x\r\n250 STARTTLS\r\n";
      if (line === "STARTTLS") isHidden = true;
      return line === "STARTTLS"
        ? "220 Go on\r\n"
        : line === "DATA"
          ? "354 Go on\r\n"
          : /^(?:Mess|Hello|$)/.test(line)
            ? null
            : "250 Ok\r\n";
    });
    onTestFinished(() => peer.close());
    const { deliver, pool } = makeTestingPool(peer.port, {
      timeouts: { ...testingTimeouts, ehloSeconds: 0.3 },
    });
    expect(await deliver([makeMessage("1")])).toMatchObject([{ kind: "accepted" }]);
    expect(isHidden).toBe(true);
    expect(peer.lines.filter((line) => line === "STARTTLS")).toHaveLength(1);
    await pool.drain(5);
  });
});

test.each([
  {
    answer: { kind: "no-domain" as const },
    outcome: { kind: "bounced", scope: "recipient", enhanced: "5.1.2", code: null, site: null },
  },
  {
    answer: { kind: "null-mx" as const },
    outcome: { kind: "bounced", scope: "recipient", enhanced: "5.1.10", host: null },
  },
  {
    answer: { kind: "temporary" as const, detail: "SERVFAIL" },
    outcome: { kind: "deferred", scope: "host" },
  },
  { answer: null, outcome: { kind: "deferred", text: expect.stringContaining("resolver broke") } },
])("the MX answer $answer needs no connection", async ({ answer, outcome }) => {
  const { deliver } = makeTestingPool(1, {
    resolveMx: async () => {
      if (!answer) throw new Error("resolver broke");
      return answer;
    },
  });
  expect(await deliver([makeMessage("1")])).toMatchObject([outcome]);
});

describe("the inbox route", () => {
  test("takes everything, a gmail.com recipient included, and asks no DNS", async () => {
    const sink = await startSink();
    const { deliver, pool } = makeTestingPool(0, {
      route: { kind: "inbox", host: sink.host, port: sink.port },
      resolveMx: () => Promise.reject(new Error("must not be asked")),
    });
    await deliver([makeMessage("1", { domain: "gmail.com", recipient: "someone@gmail.com" })]);
    expect(sink.deliveriesTo("someone@gmail.com")).toBe(1);
    await pool.drain(5);
  });
});

test("the direct route sends nothing to a private address, and says so", async () => {
  const sink = await startSink();
  const { deliver } = makeTestingPool(sink.port, { route: { kind: "direct" } });
  const [outcome] = await deliver([makeMessage("1")]);
  expect(outcome).toMatchObject({
    kind: "deferred",
    scope: "host",
    text: "127.0.0.1 is not a public address.",
  });
  expect(sink.counts().connections).toBe(0);
});

describe("fairness", () => {
  test("a flow of 5 that comes after a flow of 500 is through long before it", async () => {
    const order: string[] = [];
    const sink = await startSink({ onMessage: ({ recipients }) => order.push(recipients[0] ?? "") });
    const { deliver, pool } = makeTestingPool(sink.port, { maxConnections: 2 });
    await deliver([...makeMessages(500, "a", { flow: "a" }), ...makeMessages(5, "b", { flow: "b" })]);
    expect(order.findLastIndex((recipient) => recipient.startsWith("r-b"))).toBeLessThan(20);
    await pool.drain(5);
  });

  test("transactional mail that comes after a campaign overtakes it, and the campaign goes on", async () => {
    const order: string[] = [];
    const sink = await startSink({ onMessage: ({ recipients }) => order.push(recipients[0] ?? "") });
    const { deliver, pool } = makeTestingPool(sink.port, { maxConnections: 1 });
    await deliver([...makeMessages(300, "c"), ...makeMessages(80, "t", { stream: "transactional" })]);
    expect(order.findLastIndex((recipient) => recipient.startsWith("r-t"))).toBeLessThan(105);
    expect(order.slice(0, 100).filter((recipient) => recipient.startsWith("r-c")).length).toBeGreaterThan(15);
    await pool.drain(5);
  });

  test("with one connection in all, a site with much mail gives it to a site with little", async () => {
    const order: string[] = [];
    const sink = await startSink({ onMessage: ({ recipients }) => order.push(recipients[0] ?? "") });
    const { deliver, pool } = makeTestingPool(sink.port, {
      maxConnections: 1,
      resolveMx: mx({ "big.test": ["mx.big.test=127.0.0.1"], "small.test": ["mx.small.test=127.0.0.1"] }),
    });
    await deliver([
      ...makeMessages(300, "a", { domain: "big.test" }),
      ...makeMessages(5, "b", { domain: "small.test" }),
    ]);
    expect(order).toHaveLength(305);
    expect(order.findLastIndex((recipient) => recipient.startsWith("r-b"))).toBeLessThan(40);
    expect(sink.counts().peakConnections).toBe(1);
    await pool.drain(5);
  });
});

describe("limits", () => {
  test("connections stay within the site's and the total limit, over many sites", async () => {
    const sink = await startSink({ behaviour: () => ({ dotDelaySeconds: 0.002 }) });
    const sites = Array.from({ length: 12 }, (_, at) => `s${at}.test`);
    const { deliver, pool, outcomes } = makeTestingPool(sink.port, {
      maxConnections: 6,
      maxConnectionsPerSite: 2,
      resolveMx: mx(Object.fromEntries(sites.map((site) => [site, [`mx.${site}=127.0.0.1`]]))),
    });
    await deliver(sites.flatMap((domain) => makeMessages(40, `${domain}-`, { domain })));
    expect(kinds(outcomes)).toEqual({ accepted: 480 });
    expect(sink.counts().peakConnections).toBeLessThanOrEqual(6);
    await pool.drain(5);
  });

  test("freeSlots is what the caller may pull", async () => {
    const sink = await startSink();
    const { deliver, pool } = makeTestingPool(sink.port, { maxHeld: 10 });
    expect([pool.size, pool.freeSlots]).toEqual([0, 10]);
    const done = deliver(makeMessages(12, "m"));
    expect([pool.size, pool.freeSlots]).toEqual([12, 0]);
    await done;
    expect([pool.size, pool.freeSlots]).toEqual([0, 10]);
    await pool.drain(5);
    expect(pool.freeSlots).toBe(0);
  });

  test("a message is built just in time: at most one ahead per connection", async () => {
    let built = 0;
    let gated = 0;
    let mostAhead = 0;
    const sink = await startSink();
    const { deliver, pool } = makeTestingPool(sink.port, { maxConnections: 4 });
    const messages = makeMessages(200, "m").map((message) => ({
      ...message,
      build: () => {
        built++;
        mostAhead = Math.max(mostAhead, built - gated);
        return message.build();
      },
      gate: async () => {
        gated++;
        return true;
      },
    }));
    await deliver(messages);
    expect(built).toBe(200);
    expect(mostAhead).toBeLessThanOrEqual(8);
    await pool.drain(5);
  });

  test("a message that cannot be built is deferred, and the others go on", async () => {
    const sink = await startSink();
    const { deliver, pool, outcomeOf } = makeTestingPool(sink.port, { maxConnections: 1 });
    await deliver([
      makeMessage("1"),
      makeMessage("2", { build: () => Promise.reject(new Error("no such key")) }),
      makeMessage("3"),
    ]);
    expect(outcomeOf("2")).toMatchObject({
      kind: "deferred",
      scope: "local",
      text: expect.stringContaining("no such key"),
    });
    expect(sink.counts().messages).toBe(2);
    await pool.drain(5);
  });
});
