import { createHash } from "node:crypto";
import { once } from "node:events";
import net from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import { type IncomingMail, type IntakeServerOptions, startIntakeServer } from "./intake-server";
import { networkOf } from "./network-of";

const open: { close: () => Promise<void> }[] = [];
const sockets: net.Socket[] = [];
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await Promise.all(open.splice(0).map((server) => server.close()));
});

async function start(options: Partial<IntakeServerOptions> = {}) {
  const mails: IncomingMail[] = [];
  const troubles: string[] = [];
  const server = await startIntakeServer({
    port: 0,
    host: "127.0.0.1",
    hostname: "mx.bounce.test",
    accepts: (recipient) => recipient.endsWith("@bounce.test"),
    onMail: async (mail) => void mails.push(mail),
    onTrouble: (trouble) => troubles.push(trouble),
    ...options,
  });
  open.push(server);
  return { port: server.port, mails, troubles };
}

/** A peer that speaks line by line and remembers what it heard. */
async function connect(port: number) {
  const socket = net.connect(port, "127.0.0.1");
  sockets.push(socket);
  socket.on("error", () => undefined);
  let heard = "";
  socket.on("data", (data) => {
    heard += data.toString();
  });
  /** Waits for the next complete reply and takes it. */
  const reply = async (): Promise<string> => {
    const deadline = Date.now() + 5_000;
    while (Date.now() < deadline) {
      const match = /^(?:\d{3}-.*\r\n)*\d{3} .*\r\n/.exec(heard);
      if (match !== null) {
        heard = heard.slice(match[0].length);
        return match[0].trimEnd();
      }
      if (socket.destroyed) return "closed";
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    return "silence";
  };
  const say = async (line: string) => {
    socket.write(`${line}\r\n`);
    return reply();
  };
  return { socket, reply, say };
}

async function readyForData(port: number, recipients = ["b.1.mac@bounce.test"]) {
  const peer = await connect(port);
  await peer.reply();
  await peer.say("EHLO mx.example.jp");
  await peer.say("MAIL FROM:<>");
  for (const recipient of recipients) await peer.say(`RCPT TO:<${recipient}>`);
  expect(await peer.say("DATA")).toMatch(/^354/);
  return peer;
}

describe("the intake", () => {
  test("takes a bounce with the null sender byte by byte, dots unstuffed, and says 250 only when it is stored", async () => {
    let stored = false;
    let mail: IncomingMail | undefined;
    const { port } = await start({
      onMail: async (received) => {
        await new Promise((resolve) => setTimeout(resolve, 50));
        mail = received;
        stored = true;
      },
    });
    const peer = await readyForData(port);
    const bytes = Buffer.concat([
      Buffer.from("Subject: x\r\n\r\n..dot\r\n"),
      Buffer.from([0xff, 0x00, 0x80]),
      Buffer.from("\r\n"),
    ]);
    peer.socket.write(bytes);
    expect(stored).toBe(false);
    expect(await peer.say(".")).toMatch(/^250/);
    expect(stored).toBe(true);
    const wanted = Buffer.from(bytes.toString("latin1").replace("\r\n..", "\r\n."), "latin1");
    expect(mail).toMatchObject({
      recipient: "b.1.mac@bounce.test",
      envelopeFrom: "",
      remoteAddress: "127.0.0.1",
    });
    expect(createHash("sha256").update(mail!.bytes).digest("hex")).toBe(
      createHash("sha256").update(wanted).digest("hex"),
    );
  });

  test.each([
    "someone@example.com",
    "b.1.mac@bounce.test.example.com",
    "b@bounce.test@example.com",
    "postmaster",
  ])("refuses to relay to %s", async (recipient) => {
    const { port, mails } = await start();
    const peer = await connect(port);
    await peer.reply();
    await peer.say("EHLO mx.example.jp");
    await peer.say("MAIL FROM:<a@example.jp>");
    expect(await peer.say(`RCPT TO:<${recipient}>`)).toMatch(/^5\d\d/);
    expect(await peer.say("DATA")).toMatch(/^503/);
    expect(mails).toEqual([]);
  });

  test("says 550 5.1.1 to a recipient that it does not know, and goes on with the others", async () => {
    const { port, mails } = await start();
    const peer = await connect(port);
    await peer.reply();
    await peer.say("EHLO mx.example.jp");
    await peer.say("MAIL FROM:<>");
    expect(await peer.say("RCPT TO:<x@example.jp>")).toMatch(/^550 5\.1\.1 /);
    expect(await peer.say("RCPT TO:<b.1@bounce.test>")).toMatch(/^250/);
    await peer.say("DATA");
    expect(await peer.say("Subject: x\r\n\r\n.")).toMatch(/^250/);
    expect(mails.map((mail) => mail.recipient)).toEqual(["b.1@bounce.test"]);
  });

  test("takes the senders that Japanese carriers issued against RFC 5321", async () => {
    const { port } = await start();
    const peer = await connect(port);
    await peer.reply();
    await peer.say("EHLO mx.example.jp");
    for (const sender of ["a..b@docomo.ne.jp", ".a@ezweb.ne.jp", "a.@docomo.ne.jp"]) {
      expect(await peer.say(`MAIL FROM:<${sender}>`)).toMatch(/^250/);
      await peer.say("RSET");
    }
  });

  test.each([
    { name: "rejects", onMail: () => Promise.reject(new Error("no database")) },
    {
      name: "throws",
      onMail: () => {
        throw new Error("no database");
      },
    },
    { name: "never ends", onMail: () => new Promise<void>(() => undefined) },
  ])("says 451 when the handler $name, and lives on", async ({ onMail }) => {
    const { port, troubles } = await start({ onMail, limits: { handlerSeconds: 0.2 } });
    const peer = await readyForData(port);
    expect(await peer.say("Subject: x\r\n\r\n.")).toMatch(/^451 4\.3\.0 /);
    expect(await peer.say("NOOP")).toMatch(/^250/);
    expect(troubles).toEqual(["mail"]);
  });

  test("says 451 when the recipient cannot be judged", async () => {
    const { port } = await start({
      accepts: () => {
        throw new Error("no key");
      },
    });
    const peer = await connect(port);
    await peer.reply();
    await peer.say("EHLO mx.example.jp");
    await peer.say("MAIL FROM:<>");
    expect(await peer.say("RCPT TO:<b@bounce.test>")).toMatch(/^451/);
  });

  test("refuses a mail above its limit with 552 and never hands it over", async () => {
    const { port, mails } = await start({ limits: { mailBytes: 10_000 } });
    const peer = await readyForData(port);
    peer.socket.write(`${"x".repeat(998)}\r\n`.repeat(5_000));
    expect(await peer.say(".")).toMatch(/^552/);
    expect(mails).toEqual([]);
  });

  test("refuses the announced size before a byte is sent", async () => {
    const { port } = await start();
    const peer = await connect(port);
    await peer.reply();
    await peer.say("EHLO mx.example.jp");
    expect(await peer.say("MAIL FROM:<> SIZE=99999999")).toMatch(/^552/);
  });

  test("limits connections per address with 421, and frees the place when one ends", async () => {
    const { port } = await start({ limits: { connectionsPerNetwork: 2 } });
    const first = await connect(port);
    const second = await connect(port);
    expect([await first.reply(), await second.reply()].every((line) => line.startsWith("220"))).toBe(true);
    expect(await (await connect(port)).reply()).toMatch(/^421/);
    first.socket.destroy();
    await expect
      .poll(async () => (await (await connect(port)).reply()).slice(0, 3), { timeout: 5_000 })
      .toBe("220");
  });

  test("survives peers that reset in the middle of DATA, in the middle of a command, and at once", async () => {
    const { port, mails, troubles } = await start();
    for (let round = 0; round < 3; round += 1) {
      const inData = await readyForData(port);
      inData.socket.write("Subject: half a ma");
      inData.socket.resetAndDestroy();
      const inCommand = await connect(port);
      await inCommand.reply();
      inCommand.socket.write("EHLO mx.exa");
      inCommand.socket.resetAndDestroy();
      const atOnce = net.connect(port, "127.0.0.1");
      await once(atOnce, "connect");
      atOnce.resetAndDestroy();
    }
    const peer = await readyForData(port);
    expect(await peer.say("Subject: whole\r\n\r\n.")).toMatch(/^250/);
    expect(mails).toHaveLength(1);
    expect(troubles).toContain("connection");
  });

  test("ends a conversation that lasts too long, busy or not", async () => {
    const { port } = await start({ limits: { sessionSeconds: 0.3 } });
    const peer = await readyForData(port);
    const drip = setInterval(() => peer.socket.write("x\r\n"), 20);
    await expect
      .poll(() => peer.socket.readableEnded || peer.socket.destroyed, { timeout: 5_000 })
      .toBe(true);
    clearInterval(drip);
  });

  test("offers neither AUTH nor, without a certificate, STARTTLS", async () => {
    const { port } = await start();
    const peer = await connect(port);
    await peer.reply();
    const hello = await peer.say("EHLO mx.example.jp");
    expect(hello).not.toMatch(/AUTH|STARTTLS/);
    expect(await peer.say("STARTTLS")).toMatch(/^5/);
  });

  test("tells a port that is taken", async () => {
    const { port } = await start();
    await expect(start({ port })).rejects.toMatchObject({ code: "EADDRINUSE" });
  });
});

test.each([
  { address: "192.0.2.1", network: "192.0.2.1" },
  { address: "::ffff:192.0.2.1", network: "192.0.2.1" },
  { address: "2001:db8:1:2:3::4", network: "2001:db8:1:2::/64" },
  { address: "nonsense", network: "nonsense" },
])("$address counts as $network", ({ address, network }) => {
  expect(networkOf(address)).toBe(network);
});
