import fc from "fast-check";
import { expect, test } from "vitest";
import { normalisePhone } from "./normalise-phone";
import { normalisePostcode } from "./normalise-postcode";
import { normaliseText } from "./normalise-text";

test.each([
  { text: "ﾔﾏﾀﾞ ﾀﾛｳ", stored: "ヤマダ タロウ" },
  { text: "ﾊﾟｿｺﾝ･ｼｮｯﾌﾟ", stored: "パソコン・ショップ" },
  { text: "か\u3099き\u3099", stored: "がぎ" },
  { text: "　髙﨑\u3000", stored: "髙﨑" },
  { text: "神\ufa19﨑", stored: "神\ufa19﨑" },
  { text: "㈱①Ⅰ℡ＡＢＣ", stored: "㈱①Ⅰ℡ＡＢＣ" },
  { text: "𠮷野家😀👨‍👩‍👧", stored: "𠮷野家😀👨‍👩‍👧" },
  { text: "a\r\nBcc: b", stored: "a Bcc: b" },
  { text: "a\u202eb\u200bc\ufeff", stored: "abc" },
  { text: "株式会社　山田", stored: "株式会社　山田" },
])("$text is stored as $stored", ({ text, stored }) => {
  expect(normaliseText(text)).toBe(stored);
});

test("normalising twice changes nothing, and no control character is left", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const once = normaliseText(text);
      expect(normaliseText(once)).toBe(once);
      expect(once).not.toMatch(/[\p{Cc}\uff61-\uff9f]/u);
    }),
    { numRuns: 1_000 },
  );
});

test.each([
  { original: "０３－１２３４－５６７８", phone: "03-1234-5678" },
  { original: "(03)1234-5678", phone: "03-1234-5678" },
  { original: "090ー1234ー5678", phone: "090-1234-5678" },
  { original: "09012345678", phone: "09012345678" },
  { original: "9012345678", phone: "09012345678" },
  { original: "312345678", phone: "0312345678" },
  { original: "+81 90-1234-5678", phone: "+81-90-1234-5678" },
  { original: "TEL: 03-1234-5678", phone: "03-1234-5678" },
  { original: " 　", phone: "" },
])("the number $original is $phone", ({ original, phone }) => {
  expect(normalisePhone(original)).toEqual({ phone });
});

test.each(["12", "携帯なし", "03-1234-5678 内線12", "090-1234-567890", "+12", "=1+1"])(
  "%s is no number",
  (original) => {
    expect(normalisePhone(original)).toEqual({ problem: "contacts.phoneNotValid" });
  },
);

test.each([
  { original: "〒１００－０００１", postcode: "100-0001" },
  { original: "1000001", postcode: "100-0001" },
  { original: "600001", postcode: "060-0001" },
  { original: "", postcode: "" },
])("the postcode $original is $postcode", ({ original, postcode }) => {
  expect(normalisePostcode(original)).toEqual({ postcode });
});

test.each(["12345", "12345678", "SW1A 1AA", "100-000a"])("%s is no Japanese postcode", (original) => {
  expect(normalisePostcode(original)).toEqual({ problem: "contacts.postcodeNotValid" });
});
