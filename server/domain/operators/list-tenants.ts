import { sql } from "drizzle-orm";
import { globalDatabase } from "@/db/client";
import type { ListTenantsInput, Operator, Standing, TenantFacts } from "./schema";

type Row = {
  tenant_id: string;
  slug: string;
  name: string;
  standing: Standing;
  standing_reason: string;
  standing_changed_at: Date | string | null;
  plan_id: string | null;
  plan_name: string | null;
  trial_ends_at: Date | string | null;
  daily_quota: number | null;
  monthly_quota: number;
  time_zone: string;
  created_at: Date | string;
  people: number;
  contacts: number;
  waiting: number;
  accepted_month: number;
  accepted_day: number;
  bounced_month: number;
  complained_month: number;
  last_seen_at: Date | string | null;
  support_until: Date | string | null;
};

const instantOrNull = (value: Date | string | null) => (value === null ? null : new Date(value));
const escapeLike = (text: string) => text.replace(/[\\%_]/g, "\\$&");

const factsOf = (row: Row): TenantFacts => ({
  tenantId: row.tenant_id,
  slug: row.slug,
  name: row.name,
  standing: row.standing,
  standingReason: row.standing_reason,
  standingChangedAt: instantOrNull(row.standing_changed_at),
  plan: row.plan_id === null ? null : { id: row.plan_id, name: row.plan_name ?? row.plan_id },
  trialEndsAt: instantOrNull(row.trial_ends_at),
  dailyQuota: row.daily_quota,
  monthlyQuota: row.monthly_quota,
  timeZone: row.time_zone,
  createdAt: new Date(row.created_at),
  people: row.people,
  contacts: row.contacts,
  waiting: row.waiting,
  month: { accepted: row.accepted_month, bounced: row.bounced_month, complained: row.complained_month },
  acceptedToday: row.accepted_day,
  lastSeenAt: instantOrNull(row.last_seen_at),
  supportUntil: instantOrNull(row.support_until),
});

/**
 * The tenants of the installation, by name. PostgreSQL answers for a session of an operator that is open, and gives nothing to any
 * other.
 */
export async function listTenants(
  operator: Operator,
  { search, standings, cursor, limit }: ListTenantsInput,
): Promise<{ items: TenantFacts[]; nextCursor: { name: string; tenantId: string } | null }> {
  const like = search === undefined || search === "" ? null : `%${escapeLike(search)}%`;
  const rows = await globalDatabase().execute<Row>(sql`
    select * from tenants_for_operator(${operator.sessionId}, null, ${like}, ${standings ? sql.param(standings) : null}::text[],
      ${cursor?.name ?? null}, ${cursor?.tenantId ?? null}::uuid, ${limit + 1})`);
  const items = rows.slice(0, limit).map(factsOf);
  const last = items.at(-1);
  return {
    items,
    nextCursor: rows.length > limit && last ? { name: last.name, tenantId: last.tenantId } : null,
  };
}

/** One of them; null when there is no such tenant. */
export async function findTenantFacts(operator: Operator, tenantId: string): Promise<TenantFacts | null> {
  const [row] = await globalDatabase().execute<Row>(sql`
    select * from tenants_for_operator(${operator.sessionId}, ${tenantId}::uuid, null, null, null, null, 1)`);
  return row ? factsOf(row) : null;
}
