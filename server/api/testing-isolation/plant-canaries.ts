import type postgres from "postgres";
import { type TableColumn, type TenantTable, tenantTables } from "./tenant-tables";

/** Columns in which a canary would keep its own tenant from working, with the reason. */
const cannotHold: Readonly<Record<string, string>> = {
  "tenants.slug": "the address by which the tenant itself asks",
  "tenants.time_zone": "read as the name of a zone",
  "tenants.plan_id": "the name of a plan",
  "tenants.allowed_networks": "read as networks",
  "api_keys.allowed_networks": "read as networks",
  "releases.time_zone": "read as the name of a zone",
  "releases.scheduled_wall": "read as a time",
  "campaigns.scheduled_wall": "read as a time",
  "domains.dkim_private_key": "sealed: nobody could read it",
};
const textTypes = ["text", "text[]", "jsonb", "bytea"];

export type Planted = {
  /** Columns (`contacts.company`) that hold the canary in some row of the tenant. */
  readonly holding: readonly string[];
  /** Columns that may hold any text and do not hold it, and are not excused. */
  readonly without: readonly string[];
};

const isFreeText = ({ type, words }: TableColumn) => textTypes.includes(type) && words === null;

/** A row of a table in which the tenant has none, with the least that it needs; foreign keys and triggers do not look. */
async function insertRow(sql: postgres.Sql, { name, columns }: TenantTable, tenantId: string): Promise<void> {
  const neededValue = ({ type, name: column, words }: TableColumn): string => {
    if (column === "tenant_id") return `'${tenantId}'`;
    if (words !== null) return `'${words[0]}'`;
    if (type === "uuid") return "uuidv7()";
    if (type === "jsonb") return "'{}'";
    if (type === "bytea") return "'\\x00'";
    if (type === "date") return "date_trunc('month', now())::date";
    if (type.startsWith("timestamp")) return "now() + interval '1 day'";
    if (type === "boolean") return "false";
    if (type.endsWith("[]")) return "'{}'";
    return type === "text" ? "'x'" : "1";
  };
  const needed = columns.filter(({ isNeeded }) => isNeeded);
  await sql.unsafe(
    `insert into ${name} (${needed.map((column) => `"${column.name}"`).join()}) values (${needed.map(neededValue).join()})`,
  );
}

/** How the canary gets into a value, so that an address stays an address and a domain a domain. */
function planted(column: TableColumn, canary: string): string {
  const low = canary.toLowerCase();
  const at = `"${column.name}"`;
  if (column.type === "text[]") return `array_append(${at}, '${canary}')`;
  if (column.type === "bytea") return `${at} || convert_to('${canary}', 'UTF8')`;
  if (column.type === "jsonb")
    return `case jsonb_typeof(${at}) when 'array' then ${at} || '[{"canary":"${canary}"}]' when 'object' then ${at} || '{"canary":"${canary}"}'
      else '{"canary":"${canary}"}' end`;
  if (/email/.test(column.name)) return `'${low}.' || coalesce(${at}, 'x@example.test')`;
  if (/domain|host/.test(column.name)) return `'${low}.' || coalesce(${at}, 'test')`;
  return `concat_ws(' ', ${at}, '${canary}')`;
}

const holds = (column: TableColumn, canary: string): string =>
  column.type === "bytea"
    ? `position(convert_to('${canary}', 'UTF8') in "${column.name}") > 0`
    : `"${column.name}"::text ilike '%${canary}%'`;
/** Ids, hashes and numbers as text: nothing that a person wrote. */
const isId = ({ name }: TableColumn) => `"${name}"::text ~ '^[0-9a-f-]{32,}$'`;

/**
 * Puts a word into every text of a tenant: all columns of all its tables that may hold any text. Tables in which it has no row get
 * one. What already holds the word is left as it is.
 *
 * @param canary letters and digits
 */
export async function plantCanaries(admin: postgres.Sql, tenantId: string, canary: string): Promise<Planted> {
  const [holding, without]: [string[], string[]] = [[], []];
  await admin.begin(async (sql) => {
    await sql`set local session_replication_role = replica`;
    for (const table of tenantTables) {
      const where = `tenant_id = '${tenantId}'`;
      const [row] = await sql.unsafe(`select 1 from ${table.name} where ${where} limit 1`);
      if (!row) await insertRow(sql as unknown as postgres.Sql, table, tenantId);
      for (const column of table.columns.filter(isFreeText)) {
        const place = `${table.name}.${column.name}`;
        if (place in cannotHold) continue;
        const isThere = async () =>
          (
            await sql.unsafe(
              `select 1 from ${table.name} where ${where} and ${holds(column, canary)} limit 1`,
            )
          ).length > 0;
        if (!(await isThere()))
          await sql
            .savepoint((inner) =>
              inner.unsafe(
                `update ${table.name} set "${column.name}" = ${planted(column, canary)} where ${where}
                  and ("${column.name}" is null or not (${isId(column)}))`,
              ),
            )
            .catch(() => undefined);
        const allIds = async () =>
          (
            await sql.unsafe(
              `select 1 from ${table.name} where ${where} and not coalesce(${isId(column)}, false) limit 1`,
            )
          ).length === 0;
        if (await isThere()) holding.push(place);
        else if (!(await allIds())) without.push(place);
      }
    }
  });
  return { holding, without };
}
