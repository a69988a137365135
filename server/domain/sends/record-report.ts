import { sql } from "drizzle-orm";
import { type Transaction, withTenant } from "@/db/client";
import { normaliseEmail } from "@/server/domain/contacts/pure/normalise-email";
import { recordSuppression } from "@/server/domain/suppressions/record-suppression";
import type { BouncedRecipient } from "@/server/mta/reports/bounce-report";
import { parseReport } from "@/server/mta/reports/parse-report";
import { errorFields, log } from "@/server/platform/log";
import { readReturnPath } from "@/server/platform/reader-token";
import { hashAddress } from "@/server/platform/secrets";
import { appendReaction } from "./append-reaction";
import { type FoundSend, findSend } from "./find-send";
import { findTenant } from "./find-tenant";

/** A bounce that comes later than this is not believed: a return path in a mail archive must not suppress anyone. */
const latestBounceInDays = 10;

/**
 * Takes in a mail to a return path. A bounce or complaint about that very send becomes an event, and where the address is dead or its
 * owner complained, a suppression. A bounce needs the null sender and a signed return path. Nothing is ever sent back. A mail that
 * says nothing usable is dropped.
 */
export async function recordReport(mail: {
  recipient: string;
  envelopeFrom: string;
  bytes: Buffer;
}): Promise<void> {
  const reference = readReturnPath(mail.recipient.split("@")[0] ?? "");
  const tenantId = reference && (await findTenant(reference.tenantNumber));
  if (!reference || !tenantId) return;
  const report = readReport(mail.bytes);
  if (report === null || report.kind === "auto-reply" || report.kind === "other") return;
  if (report.kind === "dsn" && mail.envelopeFrom !== "") return;
  await withTenant({ tenantId }, async (tx) => {
    const send = await findSend(tx, { tenantId }, reference);
    if (!send || send.releaseKind === "test" || isTooLate(send.madeMonth)) return;
    const cause = report.kind === "arf" ? "complaint" : "hard-bounce";
    const [recipient] = report.kind === "dsn" ? report.recipients : [];
    if (recipient && !isAbout(send, tenantId, recipient)) return;
    const verdict = report.kind === "dsn" ? judgeDsn(recipient) : report.complaint ? complaint : null;
    if (verdict === null) return;
    if (verdict.kind === "bounced" && !(await wasAccepted(tx, tenantId, send.id))) return;
    const isFirst = await appendReaction(tx, { tenantId }, send, verdict);
    if (isFirst && verdict.suppress)
      await recordSuppression(
        tx,
        { tenantId },
        { addressHash: send.addressHash, cause, sendId: send.id, reason: verdict.reason },
      );
  });
}

const complaint = { kind: "complained", reason: "complaint", reply: null, suppress: true } as const;

function readReport(bytes: Buffer) {
  try {
    return parseReport(bytes);
  } catch (error) {
    log.warn("a mail to a return path could not be read", errorFields(error));
    return null;
  }
}

/** Delays and relays are no bounces: they end in one, or in nothing. */
function judgeDsn(recipient: BouncedRecipient | undefined) {
  if (recipient?.action !== "failed") return null;
  const { class: reason, suppress } = recipient.verdict;
  return { kind: "bounced", reason, reply: recipient.reply.text.slice(0, 1_000), suppress } as const;
}

/** A report that names somebody else is about somebody else's mail, whatever path it came by. */
function isAbout(send: FoundSend, tenantId: string, { address, originalAddress }: BouncedRecipient): boolean {
  const named = [originalAddress, address].filter((one) => one !== null);
  if (named.length === 0) return true;
  return named.some((one) => {
    const normal = normaliseEmail(one);
    return "emailKey" in normal && hashAddress(tenantId, normal.emailKey) === send.addressHash;
  });
}

async function wasAccepted(tx: Transaction, tenantId: string, sendId: string): Promise<boolean> {
  const rows = await tx.execute(
    sql`select 1 from message_events where tenant_id = ${tenantId} and send_id = ${sendId} and kind = 'accepted' limit 1`,
  );
  return rows.length > 0;
}

const isTooLate = (madeMonth: string): boolean =>
  Date.now() - new Date(`${madeMonth}T00:00:00Z`).getTime() > (31 + latestBounceInDays) * 86_400_000;
