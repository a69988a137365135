import type postgres from "postgres";
import type { ImportJob } from "./load-import-job";
import type { ImportOutcome } from "./schema";
import type { KeptRow } from "./upsert-rows";

type Counts = Omit<ImportOutcome, "tagsAdded">;

/**
 * Writes into the ledger what rows say of consent, with import, row and words as proof.
 *
 * A yes counts only when the person who started the import declared how it was given: the file's own yes where a column says
 * so, else everyone's. It does not count against a withdrawal, unless the row itself says yes and the declaration says that it
 * gives again. A no withdraws what was given; for someone who never gave anything it changes nothing.
 */
export async function applyConsents(
  tx: postgres.TransactionSql,
  { tenantId, importId, hasConsentColumn, options: { consent } }: ImportJob,
  rows: readonly KeptRow[],
): Promise<Counts> {
  const wishes = rows.flatMap(({ row, contactId, draft }) => {
    if (draft.consent === "withdrawn") return [{ row, contactId, wish: "withdrawn" }];
    const isYes = consent !== null && (!hasConsentColumn || draft.consent === "given");
    return isYes ? [{ row, contactId, wish: "given" }] : [];
  });
  const none = { consentsGiven: 0, consentsGivenAgain: 0, consentsWithdrawn: 0, consentsKeptWithdrawn: 0 };
  if (wishes.length === 0) return none;
  const [counts] = await tx.unsafe<Counts[]>(ledgerSql, [
    tenantId,
    importId,
    consent?.how ?? null,
    hasConsentColumn && consent?.giveAgain === true,
    wishes.map(({ contactId }) => contactId),
    wishes.map(({ row }) => row),
    wishes.map(({ wish }) => wish),
  ] as postgres.ParameterOrJSON<never>[]);
  return counts ?? none;
}

/**
 * Someone may withdraw while the batch runs: the upsert looks at the newest state, and only what it wrote becomes an event.
 * $1 tenant, $2 import, $3 words of the declaration or null, $4 whether a yes gives again, $5 contacts, $6 rows, $7 wishes
 */
const ledgerSql = `
  with wished as materialized (
    select w.*, n.state have from unnest($5::uuid[], $6::int[], $7::text[]) w(id, "row", wish)
    left join consents n on n.tenant_id = $1 and n.contact_id = w.id and n.purpose = 'marketing'
  ), written as (
    insert into consents as k (tenant_id, contact_id, purpose, state)
    select $1, id, 'marketing', wish from wished
    where wish = 'given' and (have is distinct from 'withdrawn' or $4) or wish = 'withdrawn' and have = 'given'
    order by id
    on conflict (tenant_id, contact_id, purpose) do update set state = excluded.state, at = now()
      where k.state = 'given' or ($4 and excluded.state = 'given')
    returning contact_id
  ), settled as materialized (
    select wished.*, w.contact_id is not null is_written from wished left join written w on w.contact_id = wished.id
  ), noted as (
    insert into consent_events (tenant_id, contact_id, purpose, state, source, proof)
    select $1, id, 'marketing', wish, 'import', jsonb_build_object('importId', $2::uuid, 'row', "row")
      || case wish when 'given' then jsonb_build_object('how', $3::text) else '{}' end
    from settled where is_written
  )
  select (count(*) filter (where is_written and wish = 'given' and have is distinct from 'withdrawn'))::int "consentsGiven",
    (count(*) filter (where is_written and wish = 'given' and have = 'withdrawn'))::int "consentsGivenAgain",
    (count(*) filter (where is_written and wish = 'withdrawn'))::int "consentsWithdrawn",
    (count(*) filter (where not is_written and wish = 'given'))::int "consentsKeptWithdrawn"
  from settled`;
