import { sql } from "drizzle-orm";
import { withTenant } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { imports } from "@/db/schema";
import { appendAudit } from "@/server/domain/audit/append-audit";
import { type Context, requirePermission } from "@/server/platform/context";
import { DomainError } from "@/server/platform/errors";
import { lockImport } from "./lock-import";

const running = ["uploaded", "checking", "applying"];

/**
 * Asks a running import to stop. What was taken over stays, and the report says how much that is; the job looks between two
 * batches, so it stops within seconds.
 *
 * @throws NOT_FOUND no such import · CONFLICT it is not running
 */
export async function stopImport(context: Context, { importId }: { importId: string }): Promise<void> {
  requirePermission(context, "contacts:write");
  await withTenant(context, async (tx) => {
    const { state } = await lockImport(tx, context, importId);
    if (!running.includes(state)) throw new DomainError("CONFLICT", "imports.notRunning", { state });
    await tx
      .update(imports)
      .set({ stopRequestedAt: sql`now()` })
      .where(ofTenant(imports, context, importId));
    await appendAudit(tx, context, {
      action: "import.stop",
      subject: `imports/${importId}`,
      details: { state },
    });
  });
}
