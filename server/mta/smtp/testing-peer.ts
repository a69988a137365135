import net, { type Socket } from "node:net";
import { connectSmtp } from "./connect-smtp";
import type { SmtpConnection } from "./smtp-connection";
import { type SmtpTimeouts, smtpTimeouts } from "./smtp-timeouts";

export type TestingPeer = {
  readonly port: number;
  /** Each line that was received, body lines included. */
  readonly lines: readonly string[];
  close(): Promise<void>;
};

/**
 * A server on loopback that says exactly what a test wants, right or wrong: `answer` is called with each line
 * and returns what to write, CRLF included, or null for nothing; `isGrouped` when it came with others.
 */
export async function startTestingPeer(
  answer: (line: string, socket: Socket, isGrouped: boolean) => string | null,
  greeting = "220 peer.test ESMTP\r\n",
): Promise<TestingPeer> {
  const lines: string[] = [];
  const open = new Set<Socket>();
  const server = net.createServer({ noDelay: true }, (socket) => {
    open.add(socket);
    socket.on("error", () => undefined);
    socket.write(greeting);
    let rest = "";
    socket.on("data", (chunk) => {
      const parts = (rest + chunk.toString("latin1")).split("\r\n");
      rest = parts.pop() ?? "";
      for (const line of parts) {
        lines.push(line);
        const text = answer(line, socket, parts.length > 1);
        if (text !== null && socket.writable) socket.write(text);
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return {
    port: address.port,
    lines,
    async close() {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Short enough that a test of a timeout takes no time, long enough that a busy machine does not run into it. */
export const testingTimeouts: SmtpTimeouts = {
  ...smtpTimeouts,
  connectSeconds: 5,
  bannerSeconds: 5,
  dotSeconds: 10,
  quitSeconds: 1,
};

/** A connection to a port of loopback; throws what went wrong. */
export async function connectTesting(
  port: number,
  options: {
    readonly timeouts?: Partial<SmtpTimeouts>;
    readonly pipelining?: boolean;
    readonly tls?: "opportunistic" | "off";
    readonly name?: string;
  } = {},
): Promise<SmtpConnection> {
  const result = await connectSmtp({
    route: { kind: "private", allowed: ["127.0.0.0/8"], port },
    host: { name: options.name ?? "peer.test", address: "127.0.0.1" },
    ehloName: "sender.test",
    tls: options.tls ?? "opportunistic",
    pipelining: options.pipelining ?? true,
    timeouts: { ...testingTimeouts, ...options.timeouts },
  });
  if (result.kind === "failed") throw new Error(`${result.stage}: ${result.verdict.text}`);
  return result.connection;
}
