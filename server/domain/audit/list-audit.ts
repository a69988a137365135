import { and, desc, eq, gte, like, lt, sql } from "drizzle-orm";
import { withTenant } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { apiKeys, auditLog, auditSeals, members, people } from "@/db/schema";
import { type Context, requirePermission } from "@/server/platform/context";
import { nameSubjects } from "./name-subjects";
import type { AuditRow, ListAuditInput } from "./schema";

const optional = <T, R>(value: T | undefined, make: (value: T) => R) =>
  value === undefined ? undefined : make(value);
const escapeLike = (text: string) => text.replace(/[\\%_]/g, "\\$&");

/**
 * Who did what in the tenant, newest first.
 *
 * @throws FORBIDDEN without audit:read
 */
export async function listAudit(
  context: Context,
  { subject, action, actorId, from, to, cursor, limit }: ListAuditInput,
): Promise<{ items: AuditRow[]; nextCursor: string | null }> {
  requirePermission(context, "audit:read");
  return withTenant(context, async (tx) => {
    const rows = await tx
      .select({
        id: auditLog.id,
        at: auditLog.at,
        actorKind: auditLog.actorKind,
        actorId: auditLog.actorId,
        actorName: sql<string | null>`coalesce(${people.name}, ${apiKeys.name})`,
        action: auditLog.action,
        subject: auditLog.subject,
        address: auditLog.address,
        details: auditLog.details,
        before: auditLog.before,
        after: auditLog.after,
        seal: { no: auditSeals.no, hash: auditSeals.hash, sealedAt: auditSeals.sealedAt },
      })
      .from(auditLog)
      .leftJoin(
        members,
        and(eq(members.tenantId, auditLog.tenantId), sql`${members.personId}::text = ${auditLog.actorId}`),
      )
      .leftJoin(people, eq(people.id, members.personId))
      .leftJoin(
        apiKeys,
        and(eq(apiKeys.tenantId, auditLog.tenantId), sql`${apiKeys.id}::text = ${auditLog.actorId}`),
      )
      .leftJoin(
        auditSeals,
        and(eq(auditSeals.tenantId, auditLog.tenantId), eq(auditSeals.auditId, auditLog.id)),
      )
      .where(
        and(
          ofTenant(auditLog, context),
          optional(subject, (value) => eq(auditLog.subject, value)),
          optional(action, (value) =>
            value.endsWith(".") ? like(auditLog.action, `${escapeLike(value)}%`) : eq(auditLog.action, value),
          ),
          optional(actorId, (value) => eq(auditLog.actorId, value)),
          optional(from, (value) => gte(auditLog.at, new Date(value))),
          optional(to, (value) => lt(auditLog.at, new Date(value))),
          optional(cursor, (value) => lt(auditLog.id, value)),
        ),
      )
      .orderBy(desc(auditLog.id))
      .limit(limit + 1);
    const shown = rows.slice(0, limit);
    const names = await nameSubjects(
      tx,
      context,
      shown.map(({ subject }) => subject),
    );
    const items = shown.map((row) => ({ ...row, subjectName: names.get(row.subject) ?? null }));
    return { items, nextCursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
  });
}
