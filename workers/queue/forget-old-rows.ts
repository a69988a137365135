import { workerSql } from "@/db/client";

/** Removes what has served its time: ended sign-in attempts, links of mails, dead sessions, full buckets, replayable answers, rotated texts of API keys, uploads that broke off, abandoned staging rows. */
export async function forgetOldRows(): Promise<void> {
  const sql = workerSql();
  await sql`delete from login_challenges where expires_at < now() - interval '1 day'`;
  await sql`delete from account_links where expires_at < now() - interval '1 day'`;
  await sql`delete from sessions where expires_at < now() - interval '30 days'`;
  await sql`delete from rate_limits where updated_at < now() - interval '2 days'`;
  await sql`delete from api_key_index where valid_until < now() - interval '1 day'`;
  await sql`delete from idempotency_keys where created_at < now() - interval '24 hours'`;
  await sql`delete from files where sha256 = '' and created_at < now() - interval '1 day'`;
  await sql`
    delete from staging_import s where not exists (
      select 1 from imports i where i.tenant_id = s.tenant and i.id = s.import_id and i.state = 'applying')`;
}
