import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import { type Transaction, withTenant } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { members, sessions, tenants } from "@/db/schema";
import { appendAudit } from "@/server/domain/audit/append-audit";
import { type Context, requirePermission, requirePerson } from "@/server/platform/context";
import { DomainError, notFound } from "@/server/platform/errors";
import { isInNetworks } from "@/server/platform/networks";
import type { UpdateSecurityInput } from "./schema";

const columns = {
  secondFactorRequired: tenants.secondFactorRequired,
  emailCodesAllowed: tenants.emailCodesAllowed,
  allowedNetworks: tenants.allowedNetworks,
  sessionHours: tenants.sessionHours,
  idleMinutes: tenants.idleMinutes,
};

/** Sessions that began under a looser rule end as the new one says; a looser one lengthens none. */
async function shortenSessions(
  tx: Transaction,
  context: Context,
  { sessionHours, idleMinutes }: { sessionHours: number; idleMinutes: number },
): Promise<void> {
  const people = tx.select({ id: members.personId }).from(members).where(ofTenant(members, context));
  await tx
    .update(sessions)
    .set({
      expiresAt: sql`least(${sessions.expiresAt}, ${sessions.createdAt} + make_interval(hours => ${sessionHours}::int))`,
      idleSeconds: sql`least(${sessions.idleSeconds}, ${idleMinutes * 60}::int)`,
    })
    .where(
      and(eq(sessions.audience, "console"), isNull(sessions.revokedAt), inArray(sessions.personId, people)),
    );
}

/**
 * Changes what the acting tenant asks of its people's sign-ins; what is not given stays. It counts from everybody's next
 * request on.
 *
 * @throws FORBIDDEN without settings:write, and for keys: a key cannot be asked for a factor
 * @throws INVALID the networks would shut out the very person who sets them; `details.address` says which address is missing
 */
export async function updateSecurity(context: Context, input: UpdateSecurityInput): Promise<void> {
  requirePermission(context, "settings:write");
  requirePerson(context);
  if (input.allowedNetworks && !isInNetworks(context.address, input.allowedNetworks))
    throw new DomainError("INVALID", "security.ownAddressMissing", {
      field: "allowedNetworks",
      address: context.address ?? "",
    });
  await withTenant(context, async (tx) => {
    const [before] = await tx.select(columns).from(tenants).where(ofTenant(tenants, context)).for("update");
    if (!before) throw notFound("tenants");
    const [after] = await tx
      .update(tenants)
      .set(given(input))
      .where(ofTenant(tenants, context))
      .returning(columns);
    if (!after) throw notFound("tenants");
    await shortenSessions(tx, context, after);
    await appendAudit(tx, context, {
      action: "tenant.update-security",
      subject: `tenants/${context.tenantId}`,
      details: { changed: Object.keys(input) },
      before,
      after,
    });
  });
}

type Given<T> = { [Name in keyof T]?: Exclude<T[Name], undefined> };
const given = <T extends object>(columnsGiven: T): Given<T> =>
  Object.fromEntries(Object.entries(columnsGiven).filter(([, value]) => value !== undefined)) as Given<T>;
