import fc from "fast-check";
import { expect, test } from "vitest";
import { slug } from "@/server/domain/tenants/schema";
import { suggestSlug } from "./suggest-slug";

test.each([
  { company: "Tsukishiro Tea Co., Ltd.", email: "a@b.example", slug: "tsukishiro-tea" },
  { company: "Café Ōkawa", email: "a@b.example", slug: "cafe-okawa" },
  { company: "ＡＢＣ商事", email: "a@b.example", slug: "abc" },
  { company: "株式会社月代茶舗", email: "misaki@mail.tsukishiro.test", slug: "tsukishiro" },
  { company: "第2営業所", email: "misaki@tsukishiro.test", slug: "tsukishiro" },
  { company: "株式会社月代茶舗", email: "misaki@gmail.com", slug: "" },
])("$company of $email: $slug", ({ company, email, slug: wanted }) => {
  expect(suggestSlug(company, email)).toBe(wanted);
});

test("whatever the name, it is a slug or nothing", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.emailAddress(), (company, email) => {
      const made = suggestSlug(company, email);
      expect(made === "" || slug.safeParse(made).success).toBe(true);
    }),
  );
});
