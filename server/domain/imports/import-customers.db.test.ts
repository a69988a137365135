import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { makeCustomers } from "@/db/demo/make-customers";
import { makeTestDatabase } from "@/db/testing";
import { makeTestTenant } from "@/server/domain/contacts/testing-tenant";
import { checkFile, importFile, readImport } from "./testing-import";

const { admin } = await makeTestDatabase();
const context = await makeTestTenant(admin);
const { tenantId } = context;
const customers = readFileSync("db/demo/customers-1000.csv");
const { counts } = makeCustomers(1_000);
const duplicates = counts.byKind["duplicate-address"];
const consent = { how: "店頭の会員申込書" };

const read = { rowsTotal: counts.rows, rowsRead: counts.rows, namesChanged: 0, failure: null };
const rowsRejected = counts.refused + duplicates;
const allNew = { ...read, rowsNew: counts.contacts, rowsChanged: 0, rowsUnchanged: 0, rowsRejected };
const allAlike = { ...read, rowsNew: 0, rowsChanged: 0, rowsUnchanged: counts.contacts, rowsRejected };
const contactsNow = async () => {
  const rows = await admin`
    select email_key, family_name, given_name, company, phone, postcode, fields, updated_at from contacts
    where tenant_id = ${tenantId} order by email_key`;
  return [...rows];
};

test("the check foretells the numbers that the customers were made with, and changes nobody", async () => {
  const importId = await checkFile(context, customers);
  expect(await readImport(admin, context, importId)).toMatchObject({ state: "ready", ...allNew });
  expect(await contactsNow()).toEqual([]);
  const errors = await admin`
    select key, count(distinct "row")::int n from import_errors where import_id = ${importId} group by key`;
  const found = Object.fromEntries(errors.map(({ key, n }) => [key, n]));
  expect(found).toMatchObject({
    "imports.duplicateInFile": duplicates,
    "contacts.emailMissing": counts.byKind["missing-address"],
    "imports.tooManyCells": counts.byKind["too-many-columns"],
    "imports.dateNotValid": counts.byKind["invalid-date"],
  });
});

test("the import makes just these people, with their consents, ranks and prefectures", async () => {
  const importId = await importFile(context, customers, { consent });
  expect(await readImport(admin, context, importId)).toMatchObject({ state: "done", ...allNew });
  expect(await contactsNow()).toHaveLength(counts.contacts);
  const consenting = admin`
    select c.* from contacts c join consents k on k.tenant_id = c.tenant_id and k.contact_id = c.id
    where c.tenant_id = ${tenantId} and k.state = 'given'`;
  const group = async (word: string) => {
    const rows = await consenting;
    const sums: Record<string, number> = {};
    for (const row of rows) {
      const value: string = word === "domain" ? row.domain : row.fields[word];
      sums[value] = (sums[value] ?? 0) + 1;
    }
    return sums;
  };
  expect(await consenting).toHaveLength(counts.consenting);
  expect(await group("domain")).toEqual(counts.byDomain);
  expect(await group("member_rank")).toEqual(counts.byRank);
  expect(await group("prefecture")).toEqual(counts.byPrefecture);
  const [proof] = await admin`
    select count(*)::int n, count(distinct proof->>'row')::int rows from consent_events
    where tenant_id = ${tenantId} and source = 'import' and proof->>'importId' = ${importId} and proof->>'how' = ${consent.how}`;
  expect(proof).toEqual({ n: counts.consenting, rows: counts.consenting });
});

test("conditions find the same values that the contacts show", async () => {
  const [differing] = await admin`
    select count(*)::int n, (select count(*)::int from contact_values where tenant_id = ${tenantId}) all
    from contacts c cross join lateral jsonb_each_text(c.fields) shown
    join contact_fields f on f.tenant_id = c.tenant_id and f.key = shown.key
    left join contact_values v on v.tenant_id = c.tenant_id and v.contact_id = c.id and v.field_id = f.id
    where c.tenant_id = ${tenantId} and case f.type when 'number' then v.number is distinct from shown.value::float8
      when 'date' then v.day is distinct from shown.value::date else v.text_key is distinct from lower(normalize(shown.value, nfkc)) end`;
  expect(differing?.n).toBe(0);
  expect(differing?.all).toBeGreaterThan(counts.contacts * 4);
});

test("the same file again changes nobody", async () => {
  const before = await contactsNow();
  const importId = await importFile(context, customers, { consent });
  expect(await readImport(admin, context, importId)).toMatchObject({
    state: "done",
    ...allAlike,
    report: { check: { rowsUnchanged: counts.contacts }, fieldsMade: [] },
  });
  expect(await contactsNow()).toEqual(before);
});
