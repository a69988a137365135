import { sql } from "drizzle-orm";
import { type Transaction, withTenant } from "@/db/client";
import { appendReaction } from "./append-reaction";
import type { Reader } from "./find-reader";
import { findSend } from "./find-send";
import { isMachine } from "./pure/is-machine";

/** An open or a click, as the request told it. Test mails count nowhere. A click by a person means that the mail was opened. */
export async function recordReading(
  { tenantId, reference }: Reader,
  kind: "opened" | "clicked",
  request: { method: string; userAgent: string },
): Promise<void> {
  await withTenant({ tenantId }, async (tx) => {
    const send = await findSend(tx, { tenantId }, reference);
    if (!send || send.releaseKind === "test") return;
    const machine = isMachine({
      ...request,
      secondsSinceAccepted: await secondsSinceAccepted(tx, tenantId, send.id),
    });
    await appendReaction(tx, { tenantId }, send, {
      kind,
      machine,
      ...(kind === "clicked" && { linkNo: reference.linkNo }),
    });
    if (kind === "clicked" && !machine)
      await appendReaction(tx, { tenantId }, send, { kind: "opened", reason: "clicked" });
  });
}

async function secondsSinceAccepted(
  tx: Transaction,
  tenantId: string,
  sendId: string,
): Promise<number | null> {
  const [row] = await tx.execute<{ seconds: number | null }>(sql`
    select extract(epoch from now() - max(occurred_at))::float8 seconds from message_events
    where tenant_id = ${tenantId} and send_id = ${sendId} and kind = 'accepted'`);
  return row?.seconds ?? null;
}
