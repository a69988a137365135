import { salutation } from "@/server/domain/contacts/pure/salutation";
import { buildMime } from "@/server/domain/templates/pure/build-mime";
import { fillTemplate } from "@/server/domain/templates/pure/fill-template";
import { mergeValues } from "@/server/domain/templates/pure/merge-values";
import { signMessage } from "@/server/mta/dkim/sign-message";
import { encodeHeader, encodeStructuredHeader } from "@/server/mta/mime/encode-header";
import { formatAddress } from "@/server/mta/mime/format-address";
import { formatDate } from "@/server/mta/mime/format-date";
import type { MailHeader } from "@/server/mta/mime/mail-header";
import { makeBoundary } from "@/server/mta/mime/make-boundary";
import { writeMessage } from "@/server/mta/mime/write-message";
import { env } from "@/server/platform/env";
import { makeReaderToken } from "@/server/platform/reader-token";
import type { LeasedContact, LeasedMail } from "./lease-mail";
import type { MailKit } from "./load-mail-kit";

/** Tokyo; a Date header with the reader's offset reads better in clients that show it raw. */
const utcOffsetMinutes = { ja: 540, en: 0 } as const;

/**
 * One recipient's finished mail: filled, headed, signed. Message-ID, Date and links are the same at every try, so that a receiver
 * that compares can drop a repeat.
 */
export async function buildMessage(kit: MailKit, mail: LeasedMail, contact: LeasedContact): Promise<Buffer> {
  const reference = { tenantNumber: mail.tenantNumber, madeMonth: mail.madeMonth, sendId: mail.id };
  const token = (kind: "o" | "c" | "u" | "v", linkNo = 0) => makeReaderToken({ ...reference, kind, linkNo });
  const unsubscribe = `${env().TRACKING_ORIGIN}/u/${token("u")}`;
  const filled = fillTemplate(
    kit.compiled,
    mergeValues({ contact, salutation: salutation(contact, kit.content.locale), sender: kit.content.sender }),
    {
      link: (no) => `${env().TRACKING_ORIGIN}/c/${token("c", no)}`,
      open: `${env().TRACKING_ORIGIN}/o/${token("o")}`,
      unsubscribe,
      webView: `${env().CONTENT_ORIGIN}/content/view/${token("v")}`,
    },
  );
  const { headers, body } = buildMime({
    headers: headersOf(kit, mail, contact, filled.subject, unsubscribe),
    text: filled.textBody,
    html: filled.htmlBody,
    boundary: makeBoundary(mail.id),
  });
  const signatures = await signMessage(headers, body, kit.keys, { at: mail.firstTriedAt });
  return writeMessage(headers, body, signatures);
}

function headersOf(
  kit: MailKit,
  mail: LeasedMail,
  contact: LeasedContact,
  subject: string,
  unsubscribe: string,
): MailHeader[] {
  const { from, replyTo } = kit.content;
  const domain = from.address.split("@")[1] ?? "";
  const recipient = mail.testAddress ?? contact.email;
  const name =
    mail.testAddress === null ? [contact.familyName, contact.givenName].filter(Boolean).join(" ") : "";
  const list = `${kit.campaignId.slice(0, 8)}.${domain}`;
  const headers: MailHeader[] = [
    encodeStructuredHeader("From", formatAddress({ name: from.name, address: from.address })),
    encodeStructuredHeader("To", formatAddress({ name: name === "" ? undefined : name, address: recipient })),
    encodeHeader("Subject", kit.isTest ? `${testMark[kit.content.locale]}${subject}` : subject),
    ["Date", formatDate(mail.firstTriedAt, utcOffsetMinutes[kit.content.locale])],
    ["Message-ID", `<${mail.id}@${domain}>`],
    // RFC 8058 §3.1: one HTTPS address, one-click by POST; both covered by the signature.
    encodeStructuredHeader("List-Unsubscribe", `<${unsubscribe}/one-click>`),
    ["List-Unsubscribe-Post", "List-Unsubscribe=One-Click"],
    ["List-Id", `<${list}>`],
    ["Feedback-ID", `${mail.releaseId}:${kit.campaignId}:${mail.tenantNumber}:hikyaku`],
  ];
  if (replyTo !== null) headers.push(encodeStructuredHeader("Reply-To", formatAddress({ address: replyTo })));
  return headers;
}

/** A test must look like one in every inbox. */
const testMark = { ja: "【テスト】", en: "[Test] " } as const;
