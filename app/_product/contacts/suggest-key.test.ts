import { expect, test } from "vitest";
import { suggestKey } from "@/app/_product/contacts/suggest-key";
import { fieldKey } from "@/server/domain/contacts/schema";

test.each([
  { label: "Member rank", taken: [], key: "member_rank" },
  { label: "Ｒａｎｋ", taken: ["rank"], key: "rank_2" },
  { label: "会員ランク", taken: [], key: "field_1" },
  { label: "会員ランク", taken: ["field_1", "field_2"], key: "field_3" },
  { label: "2nd address", taken: [], key: "nd_address" },
])("$label, with $taken taken, is $key", ({ label, taken, key }) => {
  expect(suggestKey(label, taken)).toBe(key);
  expect(fieldKey.safeParse(key).success).toBe(true);
});
