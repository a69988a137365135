import { describe, expect, test } from "vitest";
import { fieldKey } from "@/server/domain/contacts/schema";
import { checkMapping } from "./check-mapping";
import { isColumnTarget } from "./column-target";
import { guessMapping, looksLikeHeader } from "./guess-mapping";

const targets = (headers: string[], samples: string[][] = []) =>
  guessMapping(headers, samples).map((column) => column.target);

describe("headers", () => {
  test("of a Japanese customer file are all understood", () => {
    const headers =
      "メールアドレス,姓,名,セイ,メイ,会社名,部署,役職,敬称,電話番号,郵便番号,都道府県,生年月日,会員ランク,最終購入日,購入回数,タグ,配信許可".split(
        ",",
      );
    const sample =
      "a@example.jp,山田,太郎,ヤマダ,タロウ,株式会社A,営業部,部長,様,03-1234-5678,100-0001,東京都,1980/1/5,ゴールド,2024/12/1,12,会員,はい".split(
        ",",
      );
    const guessed = guessMapping(headers, [sample]);
    expect(guessed.map((column) => column.target)).toEqual([
      "email",
      "familyName",
      "givenName",
      "familyNameKana",
      "givenNameKana",
      "company",
      "department",
      "jobTitle",
      "honorific",
      "phone",
      "postcode",
      "field:prefecture",
      "field:birth_date",
      "field:member_rank",
      "field:last_purchase_date",
      "field:purchase_count",
      "tags",
      "consent",
    ]);
    expect(guessed.filter((column) => column.newField).map((column) => column.newField?.type)).toEqual([
      "text",
      "date",
      "text",
      "date",
      "number",
    ]);
  });

  test.each([
    { header: "E-mail Address", target: "email" },
    { header: "Ｅメール【必須】", target: "email" },
    { header: "お名前", target: "fullName" },
    { header: "氏名（漢字）", target: "fullName" },
    { header: "ﾌﾘｶﾞﾅ", target: "fullNameKana" },
    { header: "First Name", target: "givenName" },
    { header: "last_name", target: "familyName" },
    { header: "TEL", target: "phone" },
    { header: "〒", target: "postcode" },
    { header: "メルマガ", target: "consent" },
    { header: "Member Rank", target: "field:member_rank" },
    { header: "memberRank", target: "field:member_rank" },
    { header: "お気に入りの色", target: "field:column_1" },
    { header: "constructor", target: "field:constructor" },
    { header: "", target: "ignore" },
  ])("$header means $target", ({ header, target }) => {
    expect(targets([header])).toEqual([target]);
  });

  test("that repeat a target become custom fields, with keys of their own", () => {
    expect(targets(["メール", "メールアドレス", "Rank", "rank"])).toEqual([
      "email",
      "field:column_2",
      "field:rank",
      "field:rank_2",
    ]);
  });

  test("that do not name the address are helped by the rows", () => {
    expect(
      targets(
        ["コード", "連絡"],
        [
          ["1", "a@example.jp"],
          ["2", "b@example.jp"],
        ],
      ),
    ).toEqual(["field:column_1", "email"]);
  });

  test("give only keys and targets that the rest of the product knows", () => {
    for (const { target, newField } of guessMapping([
      "9 lives",
      "_x_",
      "あ",
      "a".repeat(99),
      "Straße",
      "A/B 100%",
    ])) {
      expect(isColumnTarget(target)).toBe(true);
      if (newField) expect(fieldKey.safeParse(newField.key).success).toBe(true);
    }
  });

  test("codes with leading zeros are no numbers", () => {
    expect(guessMapping(["code"], [["007"], ["123"]])[0]?.type).toBe("text");
    expect(guessMapping(["points"], [["1,200"], ["0"]])[0]?.type).toBe("number");
  });
});

test.each([
  { cells: ["メールアドレス", "姓"], isHeader: true },
  { cells: ["taro@example.jp", "山田"], isHeader: false },
])("$cells is a head: $isHeader", ({ cells, isHeader }) => {
  expect(looksLikeHeader(cells)).toBe(isHeader);
});

describe("a mapping", () => {
  const column = (index: number, target: "email" | "familyName" | "ignore", header = String(index)) => ({
    index,
    header,
    target,
    type: "text" as const,
  });
  test.each([
    { name: "without an address", mapping: [column(0, "familyName")], key: "imports.noEmailColumn" },
    {
      name: "with two addresses",
      mapping: [column(0, "email"), column(1, "email")],
      key: "imports.targetTwice",
    },
    { name: "with a column that is not there", mapping: [column(2, "email")], key: "imports.noSuchColumn" },
  ])("$name is refused", ({ mapping, key }) => {
    expect(() => checkMapping(mapping, 2)).toThrow(expect.objectContaining({ code: "INVALID", key }));
  });
  test("may ignore as many columns as it likes", () => {
    expect(() =>
      checkMapping([column(0, "email"), column(1, "ignore"), column(1, "ignore")], 2),
    ).not.toThrow();
  });
});
