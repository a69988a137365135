import { type Customer, makeCustomer } from "./make-customer";
import { type SeededRandom, seededRandom } from "./seeded-random";

export const customerHeader = [
  "メールアドレス",
  "姓",
  "名",
  "セイ",
  "メイ",
  "会社名",
  "部署",
  "役職",
  "敬称",
  "電話番号",
  "郵便番号",
  "都道府県",
  "生年月日",
  "会員ランク",
  "最終購入日",
  "購入回数",
  "タグ",
  "配信許可",
] as const;

/** What an importer must make of a row. All but `good` and `without-consent` bring no contact of their own. */
export const customerKinds = [
  "good",
  "without-consent",
  "missing-address",
  "bad-address",
  "too-many-columns",
  "duplicate-address",
  "invalid-date",
] as const;
export type CustomerKind = (typeof customerKinds)[number];

export type CustomerRow = { kind: CustomerKind; cells: string[]; customer: Customer };

/** Numbers that an import of these rows and a mail to them must reach. */
export type CustomerCounts = {
  /** Data rows, without the head. */
  rows: number;
  byKind: Record<CustomerKind, number>;
  /** Rows that must be refused with an error of their own; a duplicate is none, it is the same contact again. */
  refused: number;
  /** People after the import: good and without-consent rows. */
  contacts: number;
  /** Contacts that may be written to. */
  consenting: number;
  /** Of the consenting ones: how a mail addresses them. */
  bySalutation: Record<"name" | "company" | "nobody", number>;
  /** Of the consenting ones. */
  byDomain: Record<string, number>;
  byRank: Record<string, number>;
  byPrefecture: Record<string, number>;
};

export type Customers = { rows: CustomerRow[]; counts: CustomerCounts };

const brokenKinds: readonly CustomerKind[] = customerKinds.filter((kind) => kind !== "good");
/** One row in fifty is not good: 2 %. */
const rowsPerBroken = 50;

/**
 * Japanese customers as an export from a shop would hold them, the same ones for the same count and seed: names
 * with 髙 and 﨑, companies, carriers, full-width digits, and 2 % of rows that are broken in six ways. All
 * addresses are under `.test` (RFC 6761 §6.2).
 */
export function makeCustomers(count: number, seed = 1): Customers {
  const rows = [...customerRows(count, seed)];
  return { rows, counts: countCustomers(rows) };
}

/** The rows of `makeCustomers` one by one, for counts that should not be held in memory. */
export function* customerRows(count: number, seed = 1): Generator<CustomerRow> {
  const random = seededRandom(seed);
  let lastGood: Customer | null = null;
  let brokenAt = 0;
  for (let index = 0; index < count; index += 1) {
    // The first row of all stays good: a duplicate needs somebody before it.
    if (index % rowsPerBroken === 0) brokenAt = index + 1 + random.below(rowsPerBroken - 1);
    const isBroken = index === brokenAt;
    const wanted = brokenKinds[Math.floor(index / rowsPerBroken) % brokenKinds.length];
    const kind: CustomerKind = isBroken && wanted !== undefined ? wanted : "good";
    const fresh = makeCustomer(index + 1, random);
    const customer: Customer = kind === "duplicate-address" && lastGood !== null ? lastGood : fresh;
    yield { kind, customer, cells: breakCells(cellsOf(customer), kind, index, random) };
    if (kind === "good") lastGood = customer;
  }
}

/** Adds up what the rows are; `rows` may be a generator. */
export function countCustomers(rows: Iterable<CustomerRow>): CustomerCounts {
  const counts: CustomerCounts = {
    rows: 0,
    byKind: {
      good: 0,
      "without-consent": 0,
      "missing-address": 0,
      "bad-address": 0,
      "too-many-columns": 0,
      "duplicate-address": 0,
      "invalid-date": 0,
    },
    refused: 0,
    contacts: 0,
    consenting: 0,
    bySalutation: { name: 0, company: 0, nobody: 0 },
    byDomain: {},
    byRank: {},
    byPrefecture: {},
  };
  for (const { kind, customer } of rows) {
    counts.rows += 1;
    counts.byKind[kind] += 1;
    if (kind === "good" || kind === "without-consent") counts.contacts += 1;
    else if (kind !== "duplicate-address") counts.refused += 1;
    if (kind === "good") countConsenting(counts, customer);
  }
  return counts;
}

function countConsenting(
  counts: CustomerCounts,
  { familyName, company, domain, rank, prefecture }: Customer,
): void {
  counts.consenting += 1;
  counts.bySalutation[familyName !== "" ? "name" : company !== "" ? "company" : "nobody"] += 1;
  counts.byDomain[domain] = (counts.byDomain[domain] ?? 0) + 1;
  counts.byRank[rank] = (counts.byRank[rank] ?? 0) + 1;
  counts.byPrefecture[prefecture] = (counts.byPrefecture[prefecture] ?? 0) + 1;
}

function cellsOf(customer: Customer): string[] {
  return [
    customer.writtenAddress,
    customer.familyName,
    customer.givenName,
    customer.familyNameKana,
    customer.givenNameKana,
    customer.company,
    customer.department,
    customer.jobTitle,
    customer.honorific,
    customer.phone,
    customer.postcode,
    customer.prefecture,
    customer.birthDate,
    customer.rank,
    customer.lastPurchaseDate,
    String(customer.purchaseCount),
    customer.tags,
    "はい",
  ];
}

const addressColumn = customerHeader.indexOf("メールアドレス");
const birthColumn = customerHeader.indexOf("生年月日");
const consentColumn = customerHeader.indexOf("配信許可");

function breakCells(cells: string[], kind: CustomerKind, index: number, random: SeededRandom): string[] {
  const change = (column: number, value: string) => cells.with(column, value);
  switch (kind) {
    case "good":
      return cells;
    case "without-consent":
      return change(consentColumn, "いいえ");
    case "missing-address":
      return change(addressColumn, "");
    case "bad-address":
      return change(
        addressColumn,
        random.pick([
          "tanaka.gmail.test",
          "tanaka@",
          "ta naka@gmail.test",
          "tanaka@gmail",
          "ta..naka@gmail.test",
          "田中@gmail.test",
        ]),
      );
    case "too-many-columns":
      return [...cells, "備考", `余分な値${index}`];
    case "duplicate-address":
      return change(addressColumn, (cells[addressColumn] ?? "").toUpperCase());
    case "invalid-date":
      return change(birthColumn, random.pick(["1980/2/30", "昨年の春", "1990/13/01"]));
  }
}
