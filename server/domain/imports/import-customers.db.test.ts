import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { makeCustomers } from "@/db/demo/make-customers";
import { makeTestDatabase } from "@/db/testing";
import { makeTestTenant } from "@/server/domain/contacts/testing-tenant";
import type { Context } from "@/server/platform/context";
import { checkFile, importFile } from "./testing-import";

const { admin } = await makeTestDatabase();
const customers = readFileSync("db/demo/customers-1000.csv");
const { counts } = makeCustomers(1_000);
const duplicates = counts.byKind["duplicate-address"];
const consent = { how: "店頭の会員申込書" };

const countsOf = async ({ tenantId }: Context, importId: string) => {
  const [row] = await admin`
    select state, rows_total, rows_read, rows_new, rows_changed, rows_unchanged, rows_rejected, names_changed, failure, report
    from imports where tenant_id = ${tenantId} and id = ${importId}`;
  return row;
};
const number = async (query: Promise<readonly unknown[]>) =>
  Number((await query).map((row) => Object.values(row as object)[0])[0]);

test("the demo's customers come in with the numbers that they were made with", async () => {
  const context = await makeTestTenant(admin);
  const checked = await checkFile(context, customers);
  const forecast = {
    rows_total: counts.rows,
    rows_read: counts.rows,
    rows_new: counts.contacts,
    rows_changed: 0,
    rows_unchanged: 0,
    rows_rejected: counts.refused + duplicates,
    names_changed: 0,
    failure: null,
  };
  expect(await countsOf(context, checked)).toMatchObject({ state: "ready", ...forecast });
  const { tenantId } = context;
  expect(await number(admin`select count(*) from contacts where tenant_id = ${tenantId}`)).toBe(0);

  const importId = await importFile(context, customers, { consent });
  expect(await countsOf(context, importId)).toMatchObject({ state: "done", ...forecast });
  expect(await number(admin`select count(*) from contacts where tenant_id = ${tenantId}`)).toBe(
    counts.contacts,
  );
  expect(
    await number(admin`select count(*) from consents where tenant_id = ${tenantId} and state = 'given'`),
  ).toBe(counts.consenting);
  const errors = await admin`
    select key, count(distinct "row")::int n from import_errors
    where tenant_id = ${tenantId} and import_id = ${importId} and key <> 'imports.domainSuspicious' group by key`;
  const errorCounts = Object.fromEntries(errors.map(({ key, n }) => [key, n]));
  expect(errorCounts["imports.duplicateInFile"]).toBe(duplicates);
  expect(errorCounts["contacts.emailMissing"]).toBe(counts.byKind["missing-address"]);
  expect(errorCounts["imports.tooManyCells"]).toBe(counts.byKind["too-many-columns"]);
  expect(errorCounts["imports.dateNotValid"]).toBe(counts.byKind["invalid-date"]);
  const domains = await admin`
    select c.domain, count(*)::int n from contacts c join consents k on k.tenant_id = c.tenant_id and k.contact_id = c.id
    where c.tenant_id = ${tenantId} and k.state = 'given' group by 1`;
  expect(Object.fromEntries(domains.map(({ domain, n }) => [domain, n]))).toEqual(counts.byDomain);
  const byField = async (label: string) => {
    const rows = await admin`
      select c.fields->>f.key word, count(*)::int n
      from contacts c join consents k on k.tenant_id = c.tenant_id and k.contact_id = c.id
      join contact_fields f on f.tenant_id = c.tenant_id and f.label = ${label}
      where c.tenant_id = ${tenantId} and k.state = 'given' group by 1`;
    return Object.fromEntries(rows.map(({ word, n }) => [word, n]));
  };
  expect(await byField("会員ランク")).toEqual(counts.byRank);
  expect(await byField("都道府県")).toEqual(counts.byPrefecture);
});
