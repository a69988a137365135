import { simpleParser } from "mailparser";
import nodemailer from "nodemailer";
import type { MailSink } from "@/server/mta/sink/mail-sink";
import type { SinkMessage } from "@/server/mta/sink/sink-message";
import { bouncesLater } from "./is-dead";
import { readerFetch, readingAfterMs, trackedUrl } from "./reader-fetch";

export type Acted = {
  opened: number;
  clicked: number;
  unsubscribed: number;
  bouncedLater: number;
  forged: number;
};

const most = { opened: 120, clicked: 40, unsubscribed: 10 } as const;

/** Some recipients open, click and unsubscribe, as their mail says how; some hosts bounce what they had accepted. */
export async function actAsReaders(sink: MailSink, env: Readonly<Record<string, string>>): Promise<Acted> {
  await new Promise((resolve) => setTimeout(resolve, readingAfterMs));
  const acted: Acted = { opened: 0, clicked: 0, unsubscribed: 0, bouncedLater: 0, forged: 0 };
  const seen = new Set<string>();
  for await (const message of sink.messages()) {
    const [recipient = ""] = message.recipients;
    if (seen.has(recipient)) continue;
    seen.add(recipient);
    if (bouncesLater(recipient)) {
      await bounce(message, recipient, env);
      acted.bouncedLater += 1;
    } else if (acted.opened < most.opened) await read(message, acted);
  }
  return acted;
}

async function read(message: SinkMessage, acted: Acted): Promise<void> {
  const mail = await simpleParser(message.bytes);
  const html = typeof mail.html === "string" ? mail.html : "";
  const [pixel, click] = [trackedUrl(html, "o"), trackedUrl(html, "c")];
  if (!pixel || !click) throw new Error("a mail has no pixel or no link");
  const shown = await readerFetch(pixel);
  if (shown.headers.get("content-type") !== "image/gif") throw new Error("the open pixel is not a picture");
  acted.opened += 1;
  if (acted.clicked < most.clicked) {
    const followed = await readerFetch(click);
    if (followed.status !== 302) throw new Error(`a click was answered with ${followed.status}`);
    acted.clicked += 1;
    const forged = await readerFetch(click.slice(0, -1) + (click.endsWith("A") ? "B" : "A"));
    if (forged.status === 404 && !forged.headers.has("location")) acted.forged += 1;
  }
  if (acted.unsubscribed < most.unsubscribed) {
    const address = /<([^>]+)>/.exec(
      message.bytes.toString("latin1").match(/^List-Unsubscribe:\s*(<[^>]+>)/im)?.[1] ?? "",
    )?.[1];
    if (!address) throw new Error("a mail has no List-Unsubscribe");
    // RFC 8058 §3.1 allows either form encoding.
    const isMultipart = acted.unsubscribed % 2 === 1;
    const form = new FormData();
    form.set("List-Unsubscribe", "One-Click");
    const done = await readerFetch(address, {
      method: "POST",
      body: isMultipart ? form : new URLSearchParams("List-Unsubscribe=One-Click"),
    });
    if (done.status !== 200) throw new Error(`one-click was answered with ${done.status}`);
    acted.unsubscribed += 1;
  }
}

/** A delivery status notification as a receiver's server sends it (RFC 3464). */
async function bounce(
  message: SinkMessage,
  recipient: string,
  env: Readonly<Record<string, string>>,
): Promise<void> {
  const transport = nodemailer.createTransport({
    host: "127.0.0.1",
    port: Number(env.INTAKE_PORT),
    ignoreTLS: true,
  });
  const report = [
    "From: Mail Delivery System <mailer-daemon@mx.receiver.test>",
    `To: <${message.envelopeFrom}>`,
    "Subject: Undelivered Mail Returned to Sender",
    "MIME-Version: 1.0",
    'Content-Type: multipart/report; report-type=delivery-status; boundary="b1"',
    "Auto-Submitted: auto-replied",
    "",
    "--b1",
    "Content-Type: text/plain",
    "",
    `<${recipient}>: user unknown`,
    "",
    "--b1",
    "Content-Type: message/delivery-status",
    "",
    "Reporting-MTA: dns; mx.receiver.test",
    "",
    `Final-Recipient: rfc822; ${recipient}`,
    "Action: failed",
    "Status: 5.1.1",
    "Diagnostic-Code: smtp; 550 5.1.1 user unknown",
    "",
    "--b1--",
    "",
  ].join("\r\n");
  await transport.sendMail({ envelope: { from: "", to: [message.envelopeFrom] }, raw: report });
  transport.close();
}
