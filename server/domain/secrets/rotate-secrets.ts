import { workerSql } from "@/db/client";
import { DomainError } from "@/server/platform/errors";
import { type KeyRing, keyIdOf } from "@/server/platform/key-ring";
import { type SealedPlace, sealedColumns } from "@/server/platform/sealed-columns";
import { secretsRing } from "@/server/platform/secrets";
import { countSecrets } from "./count-secrets";

const rowsAtOnce = 200;
const places = Object.keys(sealedColumns) as (keyof typeof sealedColumns)[];

export type Rotation = {
  /** Values that are under the current key now and were not before. */
  rotated: number;
  /** Places of values that no key of this process opens; they stay as they were. */
  unreadable: string[];
};
type Row = { id: string; tenant: string; sealed: string };

/**
 * Puts every sealed value under the current key, in batches; it can be broken off and run again, while everything else goes on.
 * Afterwards keys that no value needs are forgotten, so that processes start without them.
 */
export async function rotateSecrets(ring: KeyRing = secretsRing()): Promise<Rotation> {
  const rotation: Rotation = { rotated: 0, unreadable: [] };
  for (const place of places) await rotateColumn(ring, place, rotation);
  const needed = (await countSecrets()).map(({ keyId }) => keyId);
  await workerSql()`
    delete from key_fingerprints where purpose = 'secrets' and fingerprint <> ${ring.currentId}
      and fingerprint <> all(${needed})`;
  return rotation;
}

async function rotateColumn(
  ring: KeyRing,
  place: keyof typeof sealedColumns,
  rotation: Rotation,
): Promise<void> {
  const sql = workerSql();
  const { table, column, isGlobal } = sealedColumns[place];
  const tenant = isGlobal ? sql`'global'` : sql`t.tenant_id::text`;
  for (let after = "00000000-0000-0000-0000-000000000000"; ; ) {
    const rows = await sql<Row[]>`
      select t.id::text, ${tenant} as tenant, t.${sql(column)} as sealed from ${sql(table)} t
      where t.id > ${after} and t.${sql(column)} is not null
        and split_part(t.${sql(column)}, '.', 2) <> ${ring.currentId} order by t.id limit ${rowsAtOnce}`;
    const last = rows.at(-1);
    if (!last) return;
    after = last.id;
    const changed = rows.flatMap((row) => rewrapped(ring, `${row.tenant}/${place}/${row.id}`, row, rotation));
    // Whoever changed the value meanwhile sealed it with the current key.
    const written = await sql`
      update ${sql(table)} t set ${sql(column)} = v.rewrapped
      from unnest(${changed.map(({ id }) => id)}::uuid[], ${changed.map(({ tenant }) => tenant)}::text[],
        ${changed.map(({ sealed }) => sealed)}::text[], ${changed.map(({ rewrapped }) => rewrapped)}::text[])
        v (id, tenant, sealed, rewrapped)
      where t.id = v.id and ${tenant} = v.tenant and t.${sql(column)} = v.sealed`;
    rotation.rotated += written.count;
  }
}

function rewrapped(
  ring: KeyRing,
  place: SealedPlace,
  row: Row,
  rotation: Rotation,
): (Row & { rewrapped: string })[] {
  try {
    const sealed = ring.rewrap(row.sealed, place);
    return sealed === null ? [] : [{ ...row, rewrapped: sealed }];
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    rotation.unreadable.push(`${place} (key ${keyIdOf(row.sealed)})`);
    return [];
  }
}
