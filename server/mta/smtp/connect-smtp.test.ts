import { describe, expect, onTestFinished, test } from "vitest";
import { connectSmtp } from "./connect-smtp";
import type { MailRoute } from "./mail-route";
import { connectTesting, startTestingPeer, testingTimeouts } from "./testing-peer";

type Answer = Parameters<typeof startTestingPeer>[0];

async function startPeer(answer: Answer, greeting?: string) {
  const peer = await startTestingPeer(answer, greeting);
  onTestFinished(() => peer.close());
  return peer;
}

const connect = (route: MailRoute, address = "127.0.0.1", timeouts = {}) =>
  connectSmtp({
    route,
    host: { name: "peer.test", address },
    ehloName: "sender.test",
    tls: "opportunistic",
    pipelining: true,
    timeouts: { ...testingTimeouts, ...timeouts },
  });

const to = (port: number): MailRoute => ({ kind: "private", allowed: ["127.0.0.1/32"], port });

describe("a server that cannot be worked with is a failure of the host", () => {
  test.each([
    { name: "421 greeting", greeting: "421 4.3.2 Busy\r\n", stage: "greeting", code: 421 },
    { name: "554 greeting", greeting: "554 5.7.1 Listed\r\n", stage: "greeting", code: 554 },
    { name: "a greeting that is no SMTP", greeting: "SSH-2.0-OpenSSH\r\n", stage: "greeting", code: null },
    { name: "a greeting of another kind", greeting: "250 hello\r\n", stage: "greeting", code: 250 },
    { name: "no greeting", greeting: "", stage: "greeting", code: null },
    { name: "4xx to EHLO", greeting: "220 x\r\n", stage: "ehlo", code: 451 },
  ])("$name", async ({ greeting, stage, code }) => {
    const peer = await startPeer(() => "451 4.3.0 Later\r\n", greeting);
    const result = await connect(to(peer.port), "127.0.0.1", { bannerSeconds: 0.2 });
    expect(result).toMatchObject({
      kind: "failed",
      stage,
      verdict: { kind: "deferred", scope: "host", code },
    });
  });

  test("a closed port", async () => {
    const peer = await startPeer(() => null);
    await peer.close();
    const result = await connect(to(peer.port));
    expect(result).toMatchObject({
      stage: "connect",
      verdict: { kind: "deferred", scope: "host", enhanced: "4.4.1" },
    });
  });

  test("an address that the route does not allow", async () => {
    const result = await connect(to(25), "127.0.0.2");
    expect(result).toMatchObject({
      stage: "connect",
      verdict: { kind: "deferred", scope: "host", enhanced: "4.4.4" },
    });
  });
});

test("a server without EHLO is greeted with HELO, and offers nothing", async () => {
  const peer = await startPeer((line) =>
    line.startsWith("EHLO") ? "502 5.5.1 What\r\n" : "250-x\r\n250 PIPELINING\r\n",
  );
  const connection = await connectTesting(peer.port);
  expect(connection.abilities).toMatchObject({ pipelining: false, size: null, startTls: false });
  expect(peer.lines).toEqual(["EHLO sender.test", "HELO sender.test"]);
  connection.destroy("end of the test");
});

describe("STARTTLS", () => {
  test("that is declined leaves the connection as it was", async () => {
    const peer = await startPeer((line) =>
      line.startsWith("EHLO") ? "250-x\r\n250 STARTTLS\r\n" : "454 4.7.0 TLS not available\r\n",
    );
    const connection = await connectTesting(peer.port);
    expect(connection.usable).toBe(true);
    expect(peer.lines).toEqual(["EHLO sender.test", "STARTTLS"]);
    connection.destroy("end of the test");
  });

  test("whose handshake fails says so, so that the caller can go on in the clear", async () => {
    const peer = await startPeer((line) =>
      line.startsWith("EHLO") ? "250-x\r\n250 STARTTLS\r\n" : "220 Go on\r\n",
    );
    const result = await connect(to(peer.port), "127.0.0.1", { ehloSeconds: 0.3 });
    expect(result).toMatchObject({
      kind: "failed",
      stage: "tls",
      verdict: { kind: "deferred", scope: "host" },
    });
    const plain = await connectTesting(peer.port, { tls: "off" });
    expect(plain.usable).toBe(true);
    plain.destroy("end of the test");
  });
});
