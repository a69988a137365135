import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { startMailSink } from "@/server/mta/sink/mail-sink";
import { openSocket } from "./open-socket";

async function startSink() {
  const sink = await startMailSink();
  onTestFinished(() => sink.close());
  return sink;
}

test("a target that the route refuses is never dialled", async () => {
  const sink = await startSink();
  const opened = await openSocket({ route: { kind: "direct" }, address: sink.host, connectSeconds: 5 });
  expect(opened).toMatchObject({ kind: "refused", reason: "not-public" });
  expect(sink.counts().connections).toBe(0);
});

test("the inbox route dials the inbox, whatever was asked for", async () => {
  const sink = await startSink();
  const route = { kind: "inbox", host: sink.host, port: sink.port } as const;
  const opened = await openSocket({ route, address: "142.250.4.26", connectSeconds: 5 });
  expect(opened).toMatchObject({ kind: "open", endpoint: { host: sink.host, port: sink.port } });
  if (opened.kind === "open") opened.socket.destroy();
});

test("the socket is bound to the egress address", async () => {
  const sink = await startSink();
  const route = { kind: "private", allowed: ["127.0.0.0/8"], port: sink.port } as const;
  const opened = await openSocket({
    route,
    address: sink.host,
    localAddress: "127.0.0.77",
    connectSeconds: 5,
  });
  expect(opened).toMatchObject({ kind: "open", socket: { localAddress: "127.0.0.77" } });
  if (opened.kind === "open") opened.socket.destroy();
});

test("a closed port and an address that cannot be bound are failures, not exceptions", async () => {
  const sink = await startSink();
  await sink.close();
  const route = { kind: "private", allowed: ["127.0.0.0/8"], port: sink.port } as const;
  const closed = await openSocket({ route, address: "127.0.0.1", connectSeconds: 5 });
  expect(closed).toMatchObject({ kind: "failed", detail: expect.stringContaining("ECONNREFUSED") });
  const unbound = await openSocket({
    route,
    address: "127.0.0.1",
    localAddress: "192.0.2.1",
    connectSeconds: 5,
  });
  expect(unbound).toMatchObject({ kind: "failed", detail: expect.stringContaining("EADDRNOTAVAIL") });
});

test("an attempt that was given up ends at once", async () => {
  const sink = await startSink();
  const route = { kind: "private", allowed: ["127.0.0.0/8"], port: sink.port } as const;
  const signal = AbortSignal.abort();
  const opened = await openSocket({ route, address: sink.host, connectSeconds: 5, signal });
  expect(opened).toEqual({ kind: "failed", detail: "given up while connecting" });
});

test("no other file of the sending side opens a socket", () => {
  const root = join(import.meta.dirname, "..");
  const files = ["smtp", "lanes"].flatMap((folder) =>
    readdirSync(join(root, folder))
      .filter((name) => name.endsWith(".ts") && !name.includes("test"))
      .map((name) => join(root, folder, name)),
  );
  const opening = /\bnet\.(?:connect|createConnection|Socket)\b|new Socket\(|nodemailer/;
  const openers = files.filter((file) => opening.test(readFileSync(file, "utf8")));
  expect(openers).toEqual([join(root, "smtp", "open-socket.ts")]);
});
