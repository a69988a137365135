import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { checkMapping } from "@/server/domain/imports/pure/check-mapping";
import { decodeStream } from "@/server/domain/imports/pure/decode-stream";
import { detectDelimiter } from "@/server/domain/imports/pure/detect-delimiter";
import { detectEncoding } from "@/server/domain/imports/pure/detect-encoding";
import { guessMapping } from "@/server/domain/imports/pure/guess-mapping";
import { type ContactDraft, mapRow } from "@/server/domain/imports/pure/map-row";
import { type CsvRow, parseCsv } from "@/server/domain/imports/pure/parse-csv";
import { askPython, testWithPython } from "@/server/mta/mime/testing-python";
import { countCustomers, customerHeader, customerRows, makeCustomers } from "./make-customers";
import { writeCustomersCsv } from "./write-customers-csv";

const shipped = join(import.meta.dirname, "customers-1000.csv");

async function importFile(bytes: Buffer) {
  const encoding = detectEncoding(bytes.subarray(0, 65_536));
  const texts: string[] = [];
  for await (const text of decodeStream([bytes], encoding)) texts.push(text);
  const rows: CsvRow[] = [];
  for await (const row of parseCsv(texts, { delimiter: detectDelimiter((texts[0] ?? "").slice(0, 65_536)) }))
    rows.push(row);
  const [head, ...data] = rows;
  const mapping = guessMapping(
    head!.cells,
    data.slice(0, 20).map((row) => row.cells),
  );
  checkMapping(mapping, head!.cells.length);
  const contacts = new Map<string, ContactDraft>();
  const errors: Record<string, number> = {};
  let duplicates = 0;
  for (const { cells } of data) {
    const result = mapRow(cells, mapping, head!.cells.length);
    if ("errors" in result) for (const { key } of result.errors) errors[key] = (errors[key] ?? 0) + 1;
    else if (contacts.has(result.ok.emailKey)) duplicates += 1;
    else contacts.set(result.ok.emailKey, result.ok);
  }
  return { encoding, mapping, rows: data.length, contacts: [...contacts.values()], errors, duplicates };
}

describe("the demo's customers", () => {
  test("that are shipped are those that the generator makes, byte by byte", () => {
    expect(writeCustomersCsv(makeCustomers(1_000).rows).equals(readFileSync(shipped))).toBe(true);
  });

  testWithPython("csv")(
    "that are shipped are read by Python's csv and cp932 as by the importer",
    async () => {
      const script = 'import csv\nresult = list(csv.reader(open(data, encoding="cp932", newline="")))';
      const texts = decodeStream([readFileSync(shipped)], "cp932");
      const rows: string[][] = [];
      for await (const { cells } of parseCsv(texts, { delimiter: "," })) rows.push(cells);
      expect(rows).toHaveLength(1_001);
      expect(rows).toEqual(askPython(script, shipped));
    },
  );

  test.each([1_000, 20_000])(
    "%i of them become what the oracle says, by the importer's own steps",
    async (count) => {
      const { rows, counts } = makeCustomers(count);
      const found = await importFile(writeCustomersCsv(rows));
      expect(found.encoding).toBe("cp932");
      expect(found.mapping.map((column) => column.header)).toEqual(customerHeader);
      expect(found.mapping.filter((column) => column.target === "ignore")).toEqual([]);
      expect(found.rows).toBe(counts.rows);
      expect(found.duplicates).toBe(counts.byKind["duplicate-address"]);
      expect(found.contacts).toHaveLength(counts.contacts);
      expect(found.contacts.filter((contact) => contact.consent === "given")).toHaveLength(counts.consenting);
      expect(found.contacts.filter((contact) => contact.consent === "withdrawn")).toHaveLength(
        counts.byKind["without-consent"],
      );
      expect(found.errors["contacts.emailMissing"]).toBe(counts.byKind["missing-address"]);
      expect(found.errors["imports.tooManyCells"]).toBe(counts.byKind["too-many-columns"]);
      expect(found.errors["imports.dateNotValid"]).toBe(counts.byKind["invalid-date"]);
      expect(Object.values(found.errors).reduce((sum, number) => sum + number, 0)).toBe(counts.refused);
      const consenting = found.contacts.filter((contact) => contact.consent === "given");
      expect(tally(consenting.map((contact) => contact.domain))).toEqual(counts.byDomain);
      expect(tally(consenting.map((contact) => String(contact.fields.member_rank)))).toEqual(counts.byRank);
      expect(tally(consenting.map((contact) => String(contact.fields.prefecture)))).toEqual(
        counts.byPrefecture,
      );
      expect(consenting.filter((contact) => contact.profile.familyName !== "")).toHaveLength(
        counts.bySalutation.name,
      );
    },
  );

  test("live under .test only", () => {
    for (const { customer } of makeCustomers(2_000).rows)
      expect(customer.domain).toMatch(/^[a-z0-9-]+\.test$/);
  });

  test("add up, hold every kind, and 2 % of the rows are not good", () => {
    const { counts } = makeCustomers(1_000);
    expect(counts.rows).toBe(1_000);
    expect(Object.values(counts.byKind).reduce((sum, number) => sum + number, 0)).toBe(1_000);
    expect(counts.contacts + counts.refused + counts.byKind["duplicate-address"]).toBe(1_000);
    expect(counts.byKind.good).toBe(980);
    expect(Object.values(counts.byKind).every((number) => number > 0)).toBe(true);
    expect(Object.values(counts.bySalutation).every((number) => number > 0)).toBe(true);
  });

  test("are the same for the same seed, others for another, and a shorter list begins the longer one", () => {
    const addresses = (count: number, seed: number) =>
      [...customerRows(count, seed)].map((row) => row.cells.join());
    expect(addresses(100, 1)).toEqual(addresses(100, 1));
    expect(addresses(100, 2)).not.toEqual(addresses(100, 1));
    expect(addresses(200, 1).slice(0, 100)).toEqual(addresses(100, 1));
  });

  test("can be counted without being held", () => {
    expect(countCustomers(customerRows(500))).toEqual(makeCustomers(500).counts);
  });

  test("refuse to be written where CP932 lacks a character", () => {
    const [row] = makeCustomers(1).rows;
    expect(() => writeCustomersCsv([{ ...row!, cells: ["𠮷"] }])).toThrow("CP932 has no 𠮷");
  });
});

function tally(words: string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
}
