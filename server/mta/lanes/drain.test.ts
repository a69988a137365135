import { describe, expect, onTestFinished, test } from "vitest";
import { type MailSinkOptions, startMailSink } from "@/server/mta/sink/mail-sink";
import { makeMessage, makeMessages, makeTestingPool } from "./testing-pool";

async function startSink(options: MailSinkOptions = {}) {
  const sink = await startMailSink(options);
  onTestFinished(() => sink.close());
  return sink;
}

const idsOf = (outcomes: readonly { id: string; kind: string }[], kind: string) =>
  outcomes.filter((outcome) => outcome.kind === kind).map(({ id }) => id);

describe("remove", () => {
  test("hands back what matches and has not been started; the rest is delivered", async () => {
    const sink = await startSink();
    const { deliver, pool, outcomes } = makeTestingPool(sink.port, { maxConnections: 2 });
    const done = deliver([
      ...makeMessages(200, "stop", { flow: "stop" }),
      ...makeMessages(200, "go", { flow: "go" }),
    ]);
    await expect.poll(() => sink.counts().messages, { interval: 2 }).toBeGreaterThan(20);
    const removed = pool.remove(({ flow }) => flow === "stop");
    await done;
    const released = idsOf(outcomes, "released");
    expect(removed).toBe(released.length);
    expect(removed).toBeGreaterThan(100);
    expect(released.every((id) => id.startsWith("stop"))).toBe(true);
    expect(outcomes.find(({ kind }) => kind === "released")).toMatchObject({
      code: null,
      scope: "local",
      host: null,
    });
    expect(idsOf(outcomes, "accepted")).toHaveLength(400 - removed);
    expect(sink.counts()).toMatchObject({ messages: 400 - removed, repeatedRecipients: 0 });
    for (const id of released) expect(sink.deliveriesTo(`r-${id}@example.test`)).toBe(0);
    await pool.drain(5);
  });

  test("hands back a message whose domain is still being looked up, and one that is being built", async () => {
    const sink = await startSink();
    let finish = (_body: Buffer) => {};
    const { deliver, pool, outcomes } = makeTestingPool(sink.port, {
      resolveMx: (domain) =>
        domain === "slow.test"
          ? new Promise(() => {})
          : Promise.resolve({ kind: "hosts", hosts: [{ name: "mx.test", addresses: ["127.0.0.1"] }] }),
    });
    let isBuilding = false;
    const build = () => {
      isBuilding = true;
      return new Promise<Buffer>((resolve) => {
        finish = resolve;
      });
    };
    const done = deliver([makeMessage("1", { domain: "slow.test" }), makeMessage("2", { build })]);
    await expect.poll(() => isBuilding).toBe(true);
    expect(pool.remove(() => true)).toBe(2);
    await done;
    finish(Buffer.from("late\r\n"));
    await pool.drain(5);
    expect(outcomes.map(({ id, kind }) => [id, kind])).toEqual([
      ["1", "released"],
      ["2", "released"],
    ]);
    expect(sink.counts().messages).toBe(0);
  });

  test("leaves a message alone whose transaction has begun", async () => {
    const sink = await startSink({ behaviour: () => ({ dotDelaySeconds: 0.1 }) });
    const { deliver, pool, outcomes } = makeTestingPool(sink.port);
    const done = deliver([makeMessage("1")]);
    await expect.poll(() => sink.counts().messages).toBe(1);
    expect(pool.remove(() => true)).toBe(0);
    await done;
    expect(idsOf(outcomes, "accepted")).toEqual(["1"]);
    await pool.drain(5);
  });
});

describe("drain", () => {
  test("finishes what is on the wire, hands the rest back, closes every connection", async () => {
    const sink = await startSink({ behaviour: () => ({ dotDelaySeconds: 0.05 }) });
    const { deliver, pool, outcomes } = makeTestingPool(sink.port, { maxConnections: 3 });
    const done = deliver(makeMessages(100, "m"));
    await expect.poll(() => sink.counts().messages, { interval: 2 }).toBeGreaterThan(3);
    await pool.drain(5);
    await done;
    const accepted = idsOf(outcomes, "accepted");
    expect(accepted.length).toBe(sink.counts().messages);
    expect(accepted.length).toBeLessThan(50);
    expect(idsOf(outcomes, "released")).toHaveLength(100 - accepted.length);
    await expect.poll(() => sink.counts().openConnections).toBe(0);
    expect(sink.counts().abortedBodies).toBe(0);
    pool.submit(makeMessage("late"));
    expect(outcomes.at(-1)).toMatchObject({ id: "late", kind: "released" });
  });

  test("an idle pool drains at once, and so does one that is only connecting", async () => {
    const sink = await startSink();
    const idle = makeTestingPool(sink.port, { idleSeconds: 60 });
    await idle.deliver(makeMessages(10, "m"));
    const connecting = makeTestingPool(sink.port);
    connecting.pool.submit(makeMessage("1"));
    const from = performance.now();
    await Promise.all([idle.pool.drain(30), connecting.pool.drain(30), makeTestingPool(1).pool.drain(30)]);
    expect(performance.now() - from).toBeLessThan(3000);
    expect(idsOf(connecting.outcomes, "released")).toEqual(["1"]);
    await expect.poll(() => sink.counts().openConnections).toBe(0);
  });

  test("what does not end in time is cut: unknown behind its dot, released before it", async () => {
    const sink = await startSink({
      behaviour: (recipient) => (recipient?.startsWith("r-dot") ? { dotDelaySeconds: 60 } : undefined),
    });
    let open = (_: boolean) => {};
    const gate = () =>
      new Promise<boolean>((resolve) => {
        open = resolve;
      });
    const { deliver, pool, outcomes } = makeTestingPool(sink.port);
    const done = deliver([makeMessage("dot1"), makeMessage("gate1", { gate })]);
    await expect.poll(() => sink.counts()).toMatchObject({ messages: 1, openConnections: 2 });
    const drained = pool.drain(0.1);
    setTimeout(() => open(true), 300);
    await drained;
    await done;
    expect(idsOf(outcomes, "unknown")).toEqual(["dot1"]);
    expect(idsOf(outcomes, "released")).toEqual(["gate1"]);
    expect(sink.counts().messages).toBe(1);
  });
});

test("idle connections are kept for the next message, and closed after their time", async () => {
  const sink = await startSink();
  const { deliver, pool } = makeTestingPool(sink.port, { idleSeconds: 0.2 });
  await deliver([makeMessage("1")]);
  await deliver([makeMessage("2")]);
  expect(sink.counts()).toMatchObject({ messages: 2, connections: 1, openConnections: 1 });
  await expect.poll(() => sink.counts().openConnections).toBe(0);
  await deliver([makeMessage("3")]);
  expect(sink.counts()).toMatchObject({ messages: 3, connections: 2 });
  await pool.drain(5);
});

test("a connection that the server closed while it was idle costs the next message nothing", async () => {
  const sink = await startSink();
  const { deliver, pool } = makeTestingPool(sink.port, { idleSeconds: 60 });
  await deliver([makeMessage("1")]);
  await sink.close();
  const again = await startSink({ port: sink.port });
  await deliver([makeMessage("2")]);
  expect(again.deliveriesTo("r-2@example.test")).toBe(1);
  await pool.drain(5);
});
