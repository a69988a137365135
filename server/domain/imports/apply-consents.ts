import type postgres from "postgres";
import type { ImportJob } from "./load-import-job";
import type { ImportOutcome } from "./schema";

type Counts = Omit<ImportOutcome, "tagsAdded">;

/**
 * Writes into the ledger what the staged rows say of consent, with import, row and words as proof.
 *
 * A yes counts only when the person who started the import declared how it was given: the file's own yes where a column says
 * so, else everyone's. It does not count against a withdrawal, unless the row itself says yes and the declaration says that it
 * gives again. A no withdraws what was given; for someone who never gave anything it changes nothing.
 */
export async function applyConsents(
  tx: postgres.TransactionSql,
  { tenantId, importId, hasConsentColumn, options: { consent } }: ImportJob,
): Promise<Counts> {
  const givesAgain = hasConsentColumn && consent?.giveAgain === true;
  const [counts] = await tx.unsafe<Counts[]>(ledgerSql, [
    tenantId,
    importId,
    consent?.how ?? null,
    hasConsentColumn,
    givesAgain,
  ] as postgres.ParameterOrJSON<never>[]);
  return (
    counts ?? { consentsGiven: 0, consentsGivenAgain: 0, consentsWithdrawn: 0, consentsKeptWithdrawn: 0 }
  );
}

/**
 * Someone may withdraw while the batch runs: the upsert looks at the newest state, and only what it wrote becomes an event.
 * $1 tenant, $2 import, $3 words of the declaration or null, $4 whether a column says, $5 whether a yes gives again
 */
const ledgerSql = `
  with wished as (
    select c.id, s."row", n.state have,
      case when s.contact->>'consent' = 'withdrawn' then 'withdrawn'
        when $3::text is not null and (not $4::boolean or s.contact->>'consent' = 'given') then 'given' end wish
    from staging_import s
    join contacts c on c.tenant_id = s.tenant and c.email_key = s.email_key
    left join consents n on n.tenant_id = s.tenant and n.contact_id = c.id and n.purpose = 'marketing'
    where s.tenant = $1 and s.import_id = $2
  ), written as (
    insert into consents as k (tenant_id, contact_id, purpose, state)
    select $1, id, 'marketing', wish from wished
    where wish = 'given' and (have is distinct from 'withdrawn' or $5) or wish = 'withdrawn' and have = 'given'
    order by id
    on conflict (tenant_id, contact_id, purpose) do update set state = excluded.state, at = now()
      where k.state = 'given' or ($5 and excluded.state = 'given')
    returning contact_id, state
  ), noted as (
    insert into consent_events (tenant_id, contact_id, purpose, state, source, proof)
    select $1, w.contact_id, 'marketing', w.state, 'import',
      jsonb_build_object('importId', $2::uuid, 'row', wished."row")
        || case w.state when 'given' then jsonb_build_object('how', $3::text) else '{}' end
    from written w join wished on wished.id = w.contact_id
  )
  select (count(*) filter (where w.state = 'given' and wished.have is distinct from 'withdrawn'))::int "consentsGiven",
    (count(*) filter (where w.state = 'given' and wished.have = 'withdrawn'))::int "consentsGivenAgain",
    (count(*) filter (where w.state = 'withdrawn'))::int "consentsWithdrawn",
    (count(*) filter (where w.state is null and wish = 'given'))::int "consentsKeptWithdrawn"
  from wished left join written w on w.contact_id = wished.id`;
