import { and, desc, eq, like, lt, sql } from "drizzle-orm";
import { globalDatabase } from "@/db/client";
import { operatorLog, people } from "@/db/schema";
import type { ListOperatorLogInput, OperatorLogRow } from "./schema";

/** Done to a tenant, or seen in it. */
export const isAboutTenant = (tenantId: string) => sql`${operatorLog.details}->>'tenantId' = ${tenantId}`;

const escapeLike = (text: string) => text.replace(/[\\%_]/g, "\\$&");

/** What operators did, over all tenants, the latest first. For operators alone: the procedure asks who it is. */
export async function listOperatorLog({
  personId,
  tenantId,
  action,
  cursor,
  limit,
}: ListOperatorLogInput): Promise<{ items: OperatorLogRow[]; nextCursor: string | null }> {
  const rows = await globalDatabase()
    .select({
      id: operatorLog.id,
      at: operatorLog.at,
      personId: operatorLog.personId,
      personName: people.name,
      action: operatorLog.action,
      subject: operatorLog.subject,
      address: operatorLog.address,
      details: operatorLog.details,
    })
    .from(operatorLog)
    .leftJoin(people, eq(people.id, operatorLog.personId))
    .where(
      and(
        personId === undefined ? undefined : eq(operatorLog.personId, personId),
        tenantId === undefined ? undefined : isAboutTenant(tenantId),
        action === undefined
          ? undefined
          : action.endsWith(".")
            ? like(operatorLog.action, `${escapeLike(action)}%`)
            : eq(operatorLog.action, action),
        cursor === undefined ? undefined : lt(operatorLog.id, cursor),
      ),
    )
    .orderBy(desc(operatorLog.id))
    .limit(limit + 1);
  const items = rows.slice(0, limit);
  return { items, nextCursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
}
