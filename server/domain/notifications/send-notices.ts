import { randomUUID } from "node:crypto";
import { makeAddressGuard } from "@/server/mta/dns/address-guard";
import { DnsClient } from "@/server/mta/dns/dns-client";
import { resolveMx } from "@/server/mta/dns/resolve-mx";
import { DeliveryPool } from "@/server/mta/lanes/delivery-pool";
import type { Outcome } from "@/server/mta/lanes/outcome";
import { encodeHeader, encodeStructuredHeader } from "@/server/mta/mime/encode-header";
import { encodeQuotedPrintable } from "@/server/mta/mime/encode-quoted-printable";
import { formatAddress } from "@/server/mta/mime/format-address";
import { formatDate } from "@/server/mta/mime/format-date";
import type { MailHeader } from "@/server/mta/mime/mail-header";
import { writeMessage } from "@/server/mta/mime/write-message";
import { routeOf } from "@/server/mta/smtp/route-of";
import { smtpTimeouts } from "@/server/mta/smtp/smtp-timeouts";
import { env } from "@/server/platform/env";

export type Notice = { to: string; name: string; subject: string; text: string };

const drainSeconds = 60;

/**
 * Delivers our own mail to people of the installation, by the same guarded route as everything else.
 *
 * @returns what became of each, in the order given
 */
export async function sendNotices(notices: readonly Notice[]): Promise<Outcome["kind"][]> {
  const settings = env();
  const dns = new DnsClient({ servers: settings.DNS_SERVERS });
  const isAllowed = makeAddressGuard(
    settings.MAIL_ROUTE === "private" ? settings.MTA_ALLOWED_PRIVATE_MX : [],
  );
  const outcomes = new Map<string, Outcome["kind"]>();
  let finish: () => void = () => undefined;
  const finished = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const pool = new DeliveryPool({
    route: routeOf(settings),
    resolveMx: (domain) => resolveMx(dns, domain, { isAllowed, random: Math.random }),
    ehloName: settings.MTA_EHLO_NAME,
    maxConnections: 4,
    maxConnectionsPerSite: 2,
    messagesPerConnection: 20,
    idleSeconds: 1,
    timeouts: smtpTimeouts,
    onOutcome: ({ id, kind }) => {
      outcomes.set(id, kind);
      if (outcomes.size === notices.length) finish();
    },
  });
  const ids = notices.map((notice) => submit(pool, notice));
  if (notices.length > 0) await finished;
  await pool.drain(drainSeconds);
  return ids.map((id) => outcomes.get(id) ?? "released");
}

function submit(pool: DeliveryPool, { to, name, subject, text }: Notice): string {
  const id = randomUUID();
  const from = senderOf(env().SYSTEM_FROM);
  const domain = from.address.split("@")[1] ?? "localhost";
  const headers: MailHeader[] = [
    encodeStructuredHeader("From", formatAddress(from)),
    encodeStructuredHeader("To", formatAddress({ name, address: to })),
    encodeHeader("Subject", subject),
    ["Date", formatDate(new Date())],
    ["Message-ID", `<${id}@${domain}>`],
    // RFC 3834 §5: nobody's vacation program need answer this.
    ["Auto-Submitted", "auto-generated"],
    ["MIME-Version", "1.0"],
    ["Content-Type", "text/plain; charset=utf-8"],
    ["Content-Transfer-Encoding", "quoted-printable"],
  ];
  pool.submit({
    id,
    flow: "system",
    domain: to.split("@")[1] ?? "",
    envelopeFrom: "",
    recipient: to,
    stream: "transactional",
    build: async () => writeMessage(headers, encodeQuotedPrintable(`${text}\n`)),
    gate: async () => true,
  });
  return id;
}

function senderOf(text: string): { name: string; address: string } {
  const match = /^(.*?)\s*<([^<>]+)>$/.exec(text);
  return match ? { name: match[1] ?? "", address: match[2] ?? "" } : { name: "", address: text };
}
