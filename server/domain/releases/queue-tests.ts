import type postgres from "postgres";
import { hashAddress } from "@/server/platform/secrets";
import type { LoadedRelease } from "./load-release";
import { lifetimeInHours } from "./pure/lifetime";

/** The sends and queue rows of a test release: one for each colleague, with one contact's data. Safe to run again. */
export async function queueTests(sql: postgres.TransactionSql, release: LoadedRelease): Promise<void> {
  const { tenantId, id, madeMonth, stream, content } = release;
  for (const address of content.test?.to ?? [])
    await sql`
      with planned as (
        insert into sends (tenant_id, made_month, release_id, contact_id, address_hash, domain, dedupe_key)
        values (${tenantId}, ${madeMonth}, ${id}, ${content.test?.contactId ?? null}, ${hashAddress(tenantId, address)},
          ${address.split("@")[1] ?? ""}, ${`release:${id}:${address}`})
        on conflict do nothing returning id, contact_id, domain
      ), counted as (
        insert into release_counts (tenant_id, release_id, kind, detail, hour, count)
        select ${tenantId}, ${id}, 'planned', '', date_trunc('hour', now()), count(*) from planned having count(*) > 0
        on conflict (tenant_id, release_id, kind, detail, hour) do update set count = release_counts.count + excluded.count
      )
      insert into queue (tenant_id, id, made_month, release_id, contact_id, domain, test_address, stream, expires_at)
      select ${tenantId}, id, ${madeMonth}, ${id}, contact_id, domain, ${address}, ${stream}, now() + ${lifetimeInHours.test} * interval '1 hour' from planned`;
}
