import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { SMTPServer } from "smtp-server";

/** A message as a receiver that is not ours understood it. */
export type JudgedMessage = {
  readonly envelopeFrom: string;
  readonly recipients: readonly string[];
  readonly bytes: Buffer;
  readonly isEncrypted: boolean;
};

export type JudgingReceiver = {
  readonly port: number;
  readonly messages: readonly JudgedMessage[];
  close(): Promise<void>;
};

/** The smtp-server package, with STARTTLS under its own self-signed certificate. */
export async function startNodeReceiver(): Promise<JudgingReceiver> {
  const messages: JudgedMessage[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["AUTH"],
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        const { mailFrom, rcptTo } = session.envelope;
        messages.push({
          envelopeFrom: mailFrom ? mailFrom.address : "",
          recipients: rcptTo.map(({ address }) => address),
          bytes: Buffer.concat(chunks),
          isEncrypted: session.secure === true,
        });
        done();
      });
    },
  });
  server.on("error", () => undefined);
  const listening = server.listen(0, "127.0.0.1");
  await once(listening, "listening");
  const address = listening.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return {
    port: address.port,
    messages,
    close: () => new Promise((resolve) => void server.close(() => resolve())),
  };
}

/** Python's receiver: aiosmtpd where it is installed, the smtpd of the standard library up to 3.11. */
const pythonReceiver = `
import asyncore, base64, json, smtpd, sys
class Receiver(smtpd.SMTPServer):
    def process_message(self, peer, mailfrom, rcpttos, data, **kwargs):
        print(json.dumps([mailfrom, rcpttos, base64.b64encode(data).decode()]), flush=True)
server = Receiver(("127.0.0.1", 0), None, enable_SMTPUTF8=True)
print(server.socket.getsockname()[1], flush=True)
asyncore.loop()
`;

/** Why Python cannot judge here, or null when it can. */
export function whyNoPythonReceiver(): string | null {
  try {
    execFileSync("/usr/bin/python3", ["-W", "ignore", "-c", "import asyncore, smtpd"], { stdio: "pipe" });
    return null;
  } catch {
    return "/usr/bin/python3 with the module smtpd (Python up to 3.11) is not here";
  }
}

/** It joins lines by LF and drops the last line end: compare accordingly. */
export async function startPythonReceiver(): Promise<JudgingReceiver> {
  const child: ChildProcess = spawn("/usr/bin/python3", ["-W", "ignore", "-c", pythonReceiver], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  if (!child.stdout) throw new Error("no output");
  const messages: JudgedMessage[] = [];
  const lines = createInterface({ input: child.stdout });
  const [first] = await once(lines, "line");
  lines.on("line", (line: string) => {
    const [envelopeFrom, recipients, data]: [string, string[], string] = JSON.parse(line);
    messages.push({ envelopeFrom, recipients, bytes: Buffer.from(data, "base64"), isEncrypted: false });
  });
  return {
    port: Number(first),
    messages,
    async close() {
      const exited = once(child, "exit");
      child.kill();
      await exited;
    },
  };
}
