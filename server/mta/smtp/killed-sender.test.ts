import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, onTestFinished, test } from "vitest";
import { startMailSink } from "@/server/mta/sink/mail-sink";

/** A process of its own that delivers one large message, says so when its gate is asked, and waits there if told. */
const sender = (port: number, holdsAtGate: boolean) => `
import { connectTesting } from "@/server/mta/smtp/testing-peer";
const connection = await connectTesting(${port});
const gate = async () => {
  console.log("gate");
  if (${holdsAtGate}) await new Promise((resolve) => setTimeout(resolve, 60_000));
  return true;
};
const body = Buffer.from("Message-ID: <1@example.test>\\r\\n\\r\\n" + ("x".repeat(70) + "\\r\\n").repeat(20_000));
await connection.deliver({ envelopeFrom: "b@example.test", recipient: "ada@example.test", body, gate });
`;

test.each([
  { at: "before its final dot leaves nothing", holdsAtGate: true, messages: 0, abortedBodies: 1 },
  {
    at: "behind its final dot leaves the whole message, once",
    holdsAtGate: false,
    messages: 1,
    abortedBodies: 0,
  },
])(
  "a sender that is killed $at",
  async ({ holdsAtGate, messages, abortedBodies }) => {
    const sink = await startMailSink({ behaviour: () => ({ dotDelaySeconds: 60 }) });
    onTestFinished(() => sink.close());
    const args = ["--import", "tsx", "--input-type=module", "--eval", sender(sink.port, holdsAtGate)];
    const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
    onTestFinished(() => void child.kill("SIGKILL"));
    await once(child.stdout, "data");
    if (!holdsAtGate) await expect.poll(() => sink.counts().messages, { timeout: 10_000 }).toBe(1);
    const exited = once(child, "exit");
    child.kill("SIGKILL");
    await exited;
    await expect.poll(() => sink.counts().openConnections).toBe(0);
    expect(sink.counts()).toMatchObject({ messages, abortedBodies, connections: 1 });
  },
  30_000,
);
