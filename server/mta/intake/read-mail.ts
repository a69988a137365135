import type { SMTPServerDataStream, SMTPServerSession } from "smtp-server";
import type { IncomingMail, IntakeTrouble } from "./intake-server";
import { smtpRefusal } from "./smtp-refusal";

type Reading = {
  onMail: (mail: IncomingMail) => Promise<void>;
  onTrouble: (trouble: IntakeTrouble, error: unknown) => void;
  limits: { mailBytes: number; handlerSeconds: number };
};

/**
 * Reads the body and hands it over, once per recipient, one after the other. Resolves when all are taken.
 * Never holds more than the limit in memory: the rest of a mail that is too big is read and dropped.
 *
 * @throws an SMTP refusal: 552 too big, 451 a handler failed or took too long, or the peer went away
 */
export async function readMail(
  stream: SMTPServerDataStream,
  session: SMTPServerSession,
  { onMail, onTrouble, limits }: Reading,
): Promise<void> {
  const { mailFrom, rcptTo } = session.envelope;
  const envelopeFrom = mailFrom === false ? "" : mailFrom.address;
  const bytes = await collect(stream, limits.mailBytes);
  if (bytes === null) throw smtpRefusal(552, "5.3.4 Message too big");
  for (const { address } of rcptTo) {
    const mail = { recipient: address, envelopeFrom, bytes, remoteAddress: session.remoteAddress };
    try {
      await withinSeconds(onMail(mail), limits.handlerSeconds);
    } catch (error) {
      onTrouble("mail", error);
      throw smtpRefusal(451, "4.3.0 Try again later");
    }
  }
}

async function collect(stream: SMTPServerDataStream, limit: number): Promise<Buffer | null> {
  let chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > limit) chunks = [];
    else chunks.push(chunk);
  }
  return length > limit ? null : Buffer.concat(chunks);
}

async function withinSeconds(work: Promise<void>, seconds: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("the handler took too long")), seconds * 1_000);
  });
  try {
    await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
