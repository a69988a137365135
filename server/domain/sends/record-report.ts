import { sql } from "drizzle-orm";
import { type Transaction, withTenant } from "@/db/client";
import { normaliseEmail } from "@/server/domain/contacts/pure/normalise-email";
import { recordSuppression } from "@/server/domain/suppressions/record-suppression";
import type { BouncedRecipient } from "@/server/mta/reports/bounce-report";
import { parseReport } from "@/server/mta/reports/parse-report";
import { DomainError } from "@/server/platform/errors";
import { errorFields, log } from "@/server/platform/log";
import { readReturnPath } from "@/server/platform/reader-token";
import { hashAddress } from "@/server/platform/secrets";
import { appendReaction } from "./append-reaction";
import { type FoundSend, findSend } from "./find-send";
import { findTenant } from "./find-tenant";

/** A bounce that comes later than this is not believed: a return path in a mail archive must not suppress anyone. */
const latestBounceInDays = 10;
/** Complaints may take longer; after two months nobody speaks of this mail. */
const latestReportInDays = 31 + 60;

/**
 * Takes in a mail to a return path. A bounce or complaint about that very send becomes an event, and where the address is dead or its
 * owner complained, a suppression. A bounce needs the null sender and a signed return path. Nothing is ever sent back. A mail that
 * says nothing usable is dropped.
 *
 * @throws UNAVAILABLE the mail that it is about is being sent at this moment
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
    const verdict =
      report.kind === "dsn"
        ? judgeDsn(report.recipients.find((recipient) => isAbout(send, tenantId, recipient)))
        : report.complaint
          ? complaint
          : null;
    if (verdict === null) return;
    if (verdict.kind === "bounced" && !(await isExpected(tx, tenantId, send.id))) return;
    const isFirst = !(await isKnown(tx, tenantId, send.id, verdict.kind));
    if (isFirst) await appendReaction(tx, { tenantId }, send, verdict);
    // A soft report may come before the one that says that the address is dead.
    if (verdict.suppress && (isFirst || !(await isSuppressed(tx, tenantId, send.addressHash))))
      await recordSuppression(
        tx,
        { tenantId },
        {
          addressHash: send.addressHash,
          cause: verdict.kind === "complained" ? "complaint" : "hard-bounce",
          sendId: send.id,
          reason: verdict.reason,
        },
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

/**
 * A bounce is believed of a mail that was accepted, and not for ever after.
 *
 * @throws UNAVAILABLE the outcome of the mail is not written yet: its sender comes back with the report
 */
async function isExpected(tx: Transaction, tenantId: string, sendId: string): Promise<boolean> {
  const [row] = await tx.execute<{ days: number | null; isHeld: boolean }>(sql`
    select (extract(epoch from now() - max(occurred_at)) / 86400)::float8 days,
      exists (select 1 from queue where tenant_id = ${tenantId} and id = ${sendId} and state <> 'due') "isHeld"
    from message_events where tenant_id = ${tenantId} and send_id = ${sendId} and kind = 'accepted'`);
  const days = row?.days ?? null;
  if (days === null && row?.isHeld) throw new DomainError("UNAVAILABLE", "intake.notSettledYet");
  return days !== null && days <= latestBounceInDays;
}

/** Whoever has a return path can repeat a report as often as he likes: one of a kind is enough. */
async function isKnown(tx: Transaction, tenantId: string, sendId: string, kind: string): Promise<boolean> {
  const rows = await tx.execute(
    sql`select 1 from reactions where tenant_id = ${tenantId} and send_id = ${sendId} and kind = ${kind} limit 1`,
  );
  return rows.length > 0;
}

async function isSuppressed(tx: Transaction, tenantId: string, addressHash: string): Promise<boolean> {
  const rows = await tx.execute(
    sql`select 1 from suppressions where tenant_id = ${tenantId} and address_hash = ${addressHash}`,
  );
  return rows.length > 0;
}

/** No report is believed this long after the month in which its mail was made, a complaint neither. */
const isTooLate = (madeMonth: string): boolean =>
  Date.now() - new Date(`${madeMonth}T00:00:00Z`).getTime() > latestReportInDays * 86_400_000;
