import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatName } from "./format-name";
import { salutation } from "./salutation";

const nobody = { familyName: "", givenName: "", company: "", honorific: "" };

describe("in Japanese", () => {
  test.each([
    { given: { familyName: "山田", givenName: "太郎" }, shown: "山田 太郎 様" },
    { given: { familyName: "山田" }, shown: "山田 様" },
    { given: { givenName: "太郎" }, shown: "太郎 様" },
    { given: { familyName: "髙橋", givenName: "𠮷雄", honorific: "先生" }, shown: "髙橋 𠮷雄 先生" },
    { given: { company: "株式会社○○" }, shown: "株式会社○○ 御中" },
    { given: { company: "株式会社○○ 御中" }, shown: "株式会社○○ 御中" },
    { given: { familyName: "山田", company: "株式会社○○" }, shown: "山田 様" },
    { given: {}, shown: "お客様" },
    { given: { honorific: "様" }, shown: "お客様" },
    { given: { familyName: "　", givenName: " " }, shown: "お客様" },
    { given: { familyName: "山田様" }, shown: "山田様" },
    { given: { familyName: "山田", givenName: "太郎様", honorific: "様" }, shown: "山田 太郎様" },
    { given: { familyName: "みなさん" }, shown: "みなさん" },
    { given: { familyName: "佐藤先生", honorific: "様" }, shown: "佐藤先生" },
    { given: { familyName: "山田殿" }, shown: "山田殿" },
    { given: { familyName: "鵜殿" }, shown: "鵜殿 様" },
    { given: { familyName: "山田様", givenName: "様" }, shown: "山田様" },
    { given: { familyName: "山田", givenName: "様" }, shown: "山田 様" },
    { given: { familyName: "御中", givenName: "御中" }, shown: "お客様" },
    { given: { familyName: "様", company: "株式会社○○" }, shown: "株式会社○○ 御中" },
    { given: { familyName: "ﾔﾏﾀﾞ", givenName: "ﾀﾛｳ" }, shown: "ヤマダ タロウ 様" },
  ])("$given is addressed as $shown", ({ given, shown }) => {
    expect(salutation({ ...nobody, ...given }, "ja")).toBe(shown);
  });

  test("never begins with a space, never holds only an honorific, never doubles one", () => {
    const part = fc.constantFrom("", " ", "　", "山田", "太郎様", "株式会社", "御中", "さん", "\u200b", "\n");
    const anyone = fc.record({ familyName: part, givenName: part, company: part, honorific: part });
    fc.assert(
      fc.property(anyone, (person) => {
        const shown = salutation(person, "ja");
        expect(shown).toBe(shown.trim());
        expect(shown).not.toMatch(/^[\s　]|^(様|殿|御中|さん)$|様 ?様$|御中 ?御中$|[\r\n]/);
        expect(shown.length).toBeGreaterThan(1);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe("in English", () => {
  test.each([
    { given: { familyName: "Yamada", givenName: "Taro" }, shown: "Taro Yamada" },
    { given: { familyName: "Yamada", givenName: "Taro", honorific: "Dr." }, shown: "Dr. Taro Yamada" },
    { given: { familyName: "Yamada", givenName: "Taro", honorific: "様" }, shown: "Taro Yamada" },
    { given: { company: "Acme" }, shown: "Acme" },
    { given: {}, shown: "Customer" },
  ])("$given is addressed as $shown", ({ given, shown }) => {
    expect(salutation({ ...nobody, ...given }, "en")).toBe(shown);
  });
});

test.each([
  { locale: "ja", shown: "山田 太郎" },
  { locale: "en", shown: "太郎 山田" },
] as const)("a name in $locale is $shown", ({ locale, shown }) => {
  expect(formatName({ familyName: "山田　", givenName: "太郎" }, locale)).toBe(shown);
});
