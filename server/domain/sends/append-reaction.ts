import { sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import type { FoundSend } from "./find-send";

type Reaction = {
  kind: "opened" | "clicked" | "unsubscribed" | "complained" | "bounced";
  /** -1 when the kind has no link. */
  linkNo?: number;
  machine?: boolean;
  reason?: string;
  reply?: string | null;
};

/**
 * Appends what a recipient, or his server, did. The event is always kept; the roll-up counts each send once for a kind, and a click
 * once more for its link, however many requests come at the same time.
 *
 * @returns true the first time
 */
export async function appendReaction(
  tx: Transaction,
  context: { readonly tenantId: string },
  send: FoundSend,
  { kind, linkNo = -1, machine = false, reason = "", reply = null }: Reaction,
): Promise<boolean> {
  const { tenantId } = context;
  await tx.execute(sql`
    insert into message_events (tenant_id, made_month, send_id, release_id, contact_id, kind, reason, reply, link_no, machine)
    values (${tenantId}, ${send.madeMonth}, ${send.id}, ${send.releaseId}, ${send.contactId}, ${kind}, ${reason}, ${reply},
      ${linkNo < 0 ? null : linkNo}, ${machine})`);
  const isFirst = await markFirst(tx, tenantId, send.id, kind, -1, machine);
  const person = machine ? "machine" : "";
  // A bounce by mail comes after the receiver had accepted: the report moves the send from one sum to the other.
  if (isFirst && kind === "bounced") await count(tx, tenantId, send.releaseId, "bounced-later", reason);
  else if (isFirst) await count(tx, tenantId, send.releaseId, kind, person);
  if (linkNo >= 0 && (await markFirst(tx, tenantId, send.id, kind, linkNo, machine)))
    await count(tx, tenantId, send.releaseId, `${kind}-link`, machine ? `${linkNo}:machine` : String(linkNo));
  return isFirst;
}

async function markFirst(
  tx: Transaction,
  tenantId: string,
  sendId: string,
  kind: string,
  linkNo: number,
  machine: boolean,
) {
  const rows = await tx.execute(sql`
    insert into reactions (tenant_id, send_id, kind, link_no, machine) values (${tenantId}, ${sendId}, ${kind}, ${linkNo}, ${machine})
    on conflict do nothing returning send_id`);
  return rows.length > 0;
}

const count = (tx: Transaction, tenantId: string, releaseId: string, kind: string, detail: string) =>
  tx.execute(sql`
    insert into release_counts (tenant_id, release_id, kind, detail, hour, count)
    values (${tenantId}, ${releaseId}, ${kind}, ${detail}, date_trunc('hour', now()), 1)
    on conflict (tenant_id, release_id, kind, detail, hour) do update set count = release_counts.count + 1`);
