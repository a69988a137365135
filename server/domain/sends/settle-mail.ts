import { workerSql } from "@/db/client";

/** What became of one leased mail. Times are ISO 8601, by the database's clock. */
export type Settlement = {
  tenantId: string;
  id: string;
  epoch: number;
  /** `end`: leaves the queue for good; `again`: comes up at `dueAt`. */
  act: "end" | "again";
  dueAt: string | null;
  /** Event to append; null: nothing happened that a report should know (handed back unsent). */
  kind: "accepted" | "deferred" | "bounced" | "failed" | "excluded" | "cancelled" | "unknown" | null;
  reason: string;
  reply: string | null;
  code: number | null;
  enhanced: string | null;
  host: string | null;
  address: string | null;
  attempt: number;
  /** Set when the address is to be suppressed. */
  suppress: string | null;
  /** The address that was written to, which may no longer be the one that was planned; null for a deleted contact. */
  addressHash: string | null;
  /** The attempt does not count: it never began. */
  giveBack: boolean;
};

/**
 * Writes outcomes: queue rows gone or put back, events appended, counters bumped, dead addresses suppressed, in one statement. A row
 * whose lease is no longer this node's is passed over: whoever holds it now tells its story. The owner is compared so that its index
 * does not serve: rows are found by their key, not each outcome among all that the node holds.
 *
 * @returns the releases of which a mail was ended, to see whether they are finished
 */
export async function settleMail(
  owner: string,
  settlements: readonly Settlement[],
): Promise<{ tenantId: string; releaseId: string }[]> {
  return workerSql()<{ tenantId: string; releaseId: string }[]>`
    with o as (
      select * from jsonb_to_recordset(${JSON.stringify(settlements)}::text::jsonb) as o("tenantId" uuid, id uuid, epoch int, act text,
        "dueAt" timestamptz, kind text, reason text, reply text, code smallint, enhanced text, host text, address text, attempt smallint,
        suppress text, "addressHash" text, "giveBack" boolean)
    ), gone as (
      delete from queue q using o where o.act = 'end' and q.tenant_id = o."tenantId" and q.id = o.id and q.lease_owner is not distinct from ${owner} and q.lease_epoch = o.epoch
      returning q.tenant_id, q.id, q.made_month, q.release_id, q.contact_id
    ), again as (
      update queue q set state = 'due', lease_owner = null, due_at = o."dueAt", attempts = q.attempts - o."giveBack"::int,
        first_tried_at = case when q.attempts > o."giveBack"::int then q.first_tried_at end
      from o where o.act = 'again' and q.tenant_id = o."tenantId" and q.id = o.id and q.lease_owner is not distinct from ${owner} and q.lease_epoch = o.epoch
      returning q.tenant_id, q.id, q.made_month, q.release_id, q.contact_id
    ), told as (
      select s.*, o.kind, o.reason, o.reply, o.code, o.enhanced, o.host, o.address, o.attempt, o.suppress, o."addressHash"
      from (select * from gone union all select * from again) s join o on o."tenantId" = s.tenant_id and o.id = s.id where o.kind is not null
    ), events as (
      insert into message_events (tenant_id, made_month, send_id, release_id, contact_id, kind, reason, reply, code, enhanced, host, address, attempt)
      select tenant_id, made_month, id, release_id, contact_id, kind, reason, reply, code, enhanced, host, address, attempt from told
    ), dead as (
      select tenant_id, "addressHash" address_hash, suppress cause, id, reason from told
      where suppress is not null and "addressHash" is not null
    ), noted as (
      insert into suppression_events (tenant_id, address_hash, kind, cause, send_id, reason)
      select tenant_id, address_hash, 'added', cause, id, reason from dead
    ), suppressed as (
      insert into suppressions (tenant_id, address_hash, cause) select distinct on (tenant_id, address_hash) tenant_id, address_hash, cause from dead
      order by tenant_id, address_hash on conflict do nothing
    ), counted as (
      insert into release_counts (tenant_id, release_id, kind, detail, hour, count)
      select tenant_id, release_id, kind, reason, date_trunc('hour', now()), count(*) from told group by 1, 2, 3, 4 order by 1, 2, 3, 4
      on conflict (tenant_id, release_id, kind, detail, hour) do update set count = release_counts.count + excluded.count
    )
    select distinct tenant_id "tenantId", release_id "releaseId" from gone`;
}
