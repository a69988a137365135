import { globSync } from "node:fs";
import { expect, test } from "vitest";
import { namesNoPage } from "./names-no-page";

const id = "0198c0de-0000-7000-8000-000000000001";

test.each([
  { path: "/t/hana/campaigns/abc", nothing: true },
  { path: `/t/hana/campaigns/${id}x`, nothing: true },
  { path: "/t/hana/reports/new", nothing: true },
  { path: "/t/hana/segments/%00", nothing: true },
  { path: "/t/hana/campaigns/abc/content", nothing: true },
  { path: `/t/hana/campaigns/${id}/content`, nothing: false },
  { path: `/t/hana/contacts/${id.toUpperCase()}?tab=1`, nothing: false },
  { path: "/t/hana/contacts?view=abc", nothing: false },
  { path: "/t/hana/campaigns/", nothing: false },
  { path: "/t/hana/settings/people", nothing: false },
  { path: "/t/hana", nothing: false },
  { path: null, nothing: false },
])("$path leads nowhere: $nothing", ({ path, nothing }) => {
  expect(namesNoPage(path)).toBe(nothing);
});

test("every section with an id in its address is known here, with its other pages", () => {
  const root = "app/(console)/t/[tenant]";
  const pages = globSync(`${root.replaceAll(/[[\]()]/g, "?")}/**/page.tsx`).map((file) =>
    file.slice(root.length + 1),
  );
  const sections = new Set(
    pages.filter((page) => /^[a-z]+\/\[\w+Id\]\//.test(page)).map((page) => page.split("/")[0] ?? ""),
  );
  expect(sections.size).toBeGreaterThan(5);
  for (const section of sections) {
    expect(namesNoPage(`/t/hana/${section}/abc`)).toBe(true);
    for (const page of pages) {
      const [noun, name = ""] = page.split("/");
      if (noun === section && /^[a-z]+$/.test(name))
        expect(namesNoPage(`/t/hana/${section}/${name}`)).toBe(false);
    }
  }
});
