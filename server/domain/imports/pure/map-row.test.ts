import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ColumnMapping } from "./column-target";
import { guessMapping } from "./guess-mapping";
import { mapRow } from "./map-row";
import { parseDate } from "./parse-date";
import { parseNumber } from "./parse-number";
import { parseYesNo } from "./parse-yes-no";
import { splitFullName } from "./split-full-name";

const headers = [
  "メールアドレス",
  "氏名",
  "フリガナ",
  "会社名",
  "電話番号",
  "郵便番号",
  "生年月日",
  "購入回数",
  "タグ",
  "配信許可",
  "備考",
];
const sample = ["a@example.jp", "", "", "", "", "", "1980/1/5", "3", "", "", "x"];
const mapping: ColumnMapping[] = guessMapping(headers, [sample]);
const row = (changes: Partial<Record<string, string>>) =>
  headers.map((header, index) => changes[header] ?? (index === 0 ? "taro@example.jp" : ""));
const map = (changes: Partial<Record<string, string>>) => mapRow(row(changes), mapping, headers.length);

describe("a row", () => {
  test("becomes a contact", () => {
    expect(
      map({
        メールアドレス: "　Ｔａｒｏ＠example.jp",
        氏名: "髙橋　太郎",
        フリガナ: "ﾀｶﾊｼ ﾀﾛｳ",
        会社名: "㈱ソニー",
        電話番号: "０３（１２３４）５６７８",
        郵便番号: "〒1000001",
        生年月日: "S55.3.1",
        購入回数: "１２回",
        タグ: "会員、VIP,会員",
        配信許可: "はい",
        備考: " 改行\nあり ",
      }),
    ).toEqual({
      ok: {
        email: "Taro@example.jp",
        emailKey: "taro@example.jp",
        domain: "example.jp",
        originalEmail: "　Ｔａｒｏ＠example.jp",
        profile: {
          familyName: "髙橋",
          givenName: "太郎",
          familyNameKana: "タカハシ",
          givenNameKana: "タロウ",
          company: "㈱ソニー",
          phone: "03-1234-5678",
          postcode: "100-0001",
        },
        fields: { birth_date: "1980-03-01", purchase_count: 12, note: "改行 あり" },
        tags: ["会員", "VIP"],
        consent: "given",
      },
      warnings: [],
    });
  });

  test.each([
    { changes: { メールアドレス: "" }, column: "メールアドレス", key: "contacts.emailMissing" },
    { changes: { メールアドレス: "taro" }, column: "メールアドレス", key: "contacts.emailNoAt" },
    { changes: { 生年月日: "2024/2/30" }, column: "生年月日", key: "imports.dateNotValid" },
    { changes: { 購入回数: "たくさん" }, column: "購入回数", key: "imports.numberNotValid" },
    { changes: { 配信許可: "たぶん" }, column: "配信許可", key: "imports.consentUnknown" },
    { changes: { 電話番号: "不明" }, column: "電話番号", key: "contacts.phoneNotValid" },
    { changes: { 郵便番号: "12" }, column: "郵便番号", key: "contacts.postcodeNotValid" },
    { changes: { 会社名: "あ".repeat(201) }, column: "会社名", key: "imports.cellTooLong" },
    { changes: { 備考: "あ".repeat(2_001) }, column: "備考", key: "imports.cellTooLong" },
    { changes: { タグ: "x".repeat(61) }, column: "タグ", key: "imports.tagNotValid" },
    { changes: { 氏名: "髙\ufffd" }, column: "氏名", key: "imports.unreadableCharacter" },
  ])("with $changes is refused for $column as $key", ({ changes, column, key }) => {
    expect(map(changes)).toMatchObject({
      errors: [{ column, key, value: Object.values(changes)[0]?.slice(0, 200) }],
    });
  });

  test("tells all that is wrong with it, not the first only", () => {
    expect(map({ メールアドレス: "x", 生年月日: "x" })).toMatchObject({
      errors: [{ key: "contacts.emailNoAt" }, { key: "imports.dateNotValid" }],
    });
  });

  test("with a value beyond the last column is refused, because values may have shifted; empty ones do not matter", () => {
    expect(mapRow([...row({}), "", "extra"], mapping, headers.length)).toEqual({
      errors: [{ column: "12", key: "imports.tooManyCells", value: "extra" }],
    });
    expect(mapRow([...row({}), "", ""], mapping, headers.length)).toHaveProperty("ok");
  });

  test("with cells missing at its end is taken", () => {
    expect(mapRow(["taro@example.jp"], mapping, headers.length)).toMatchObject({
      ok: { email: "taro@example.jp", consent: null },
    });
  });

  test("whose domain looks like a slip is taken with a warning", () => {
    expect(map({ メールアドレス: "taro@gmai.com" })).toMatchObject({
      ok: { email: "taro@gmai.com" },
      warnings: [{ key: "imports.domainSuspicious" }],
    });
  });

  test("of anything at all is a contact or has errors, and never NUL or half a character in what is stored", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "binary" }), { maxLength: 14 }), (cells) => {
        const result = mapRow(cells, mapping, headers.length);
        const stored = JSON.stringify(result);
        if ("errors" in result) expect(result.errors.length).toBeGreaterThan(0);
        else expect(stored).not.toContain("\\u0000");
      }),
    );
  });
});

test.each([
  { text: "2024/1/5", day: "2024-01-05" },
  { text: "２０２４－０１－０５", day: "2024-01-05" },
  { text: "2024年1月5日(金)", day: "2024-01-05" },
  { text: "20240105", day: "2024-01-05" },
  { text: "2024-01-05T10:00:00Z", day: "2024-01-05" },
  { text: "2024/1/5 9:30", day: "2024-01-05" },
  { text: "R6.1.5", day: "2024-01-05" },
  { text: "令和元年5月1日", day: "2019-05-01" },
  { text: "昭和55年3月1日", day: "1980-03-01" },
  { text: "2024/2/29", day: "2024-02-29" },
  { text: "2023/2/29", day: null },
  { text: "1/5/2024", day: null },
  { text: "0000-00-00", day: null },
  { text: "", day: null },
])("the date $text is $day", ({ text, day }) => {
  expect(parseDate(text)).toBe(day);
});

test.each([
  { text: "1,234", number: 1_234 },
  { text: "¥１２，３４５", number: 12_345 },
  { text: "－5", number: -5 },
  { text: "3.5", number: 3.5 },
  { text: "12回", number: 12 },
  { text: "1,23", number: null },
  { text: "1e5", number: null },
  { text: "99999999999999999999", number: null },
  { text: "", number: null },
])("the number $text is $number", ({ text, number }) => {
  expect(parseNumber(text)).toBe(number);
});

test.each([
  { text: "はい", answer: true },
  { text: "○", answer: true },
  { text: "ＹＥＳ", answer: true },
  { text: "１", answer: true },
  { text: "いいえ", answer: false },
  { text: "×", answer: false },
  { text: "配信停止", answer: false },
  { text: "", answer: null },
  { text: "多分", answer: null },
])("$text answers $answer", ({ text, answer }) => {
  expect(parseYesNo(text)).toBe(answer);
});

test.each([
  { name: "山田　太郎", isGivenNameFirst: false, familyName: "山田", givenName: "太郎" },
  { name: "山田太郎", isGivenNameFirst: false, familyName: "山田太郎", givenName: "" },
  { name: "Taro Yamada", isGivenNameFirst: true, familyName: "Yamada", givenName: "Taro" },
  { name: "YAMADA TARO", isGivenNameFirst: false, familyName: "YAMADA", givenName: "TARO" },
  { name: "山田 太郎", isGivenNameFirst: true, familyName: "山田", givenName: "太郎" },
])("$name is $familyName / $givenName", ({ name, isGivenNameFirst, familyName, givenName }) => {
  expect(splitFullName(name, isGivenNameFirst)).toEqual({ familyName, givenName });
});
