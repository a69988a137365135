import fc from "fast-check";
import { expect, test } from "vitest";
import { fillLink } from "./fill-link";
import { parseLink } from "./parse-link";

test.each([
  { href: "https://example.com", url: "https://example.com/" },
  { href: " HTTPS://Example.com/a b ", url: "https://example.com/a%20b" },
  { href: "https://例え.jp/カ?名=値", url: "https://xn--r8jz45g.jp/%E3%82%AB?%E5%90%8D=%E5%80%A4" },
  { href: "mailto:info@example.com?subject=x", url: "mailto:info@example.com?subject=x" },
  { href: "tel:+81312345678", url: "tel:+81312345678" },
  { href: "#top", url: "#top" },
])("$href leads to $url", ({ href, url }) => {
  expect(parseLink(href, null)).toMatchObject({ url: [{ kind: "text", text: url }] });
});

test("our own addresses stand alone", () => {
  expect(parseLink("{{ unsubscribe_url }}", null)).toEqual({ kind: "unsubscribe" });
  expect(parseLink("{{web_view_url}}", null)).toEqual({ kind: "webView" });
});

test.each([
  { href: "", code: "linkMissing" },
  { href: "   ", code: "linkMissing" },
  { href: "example.com/page", code: "linkNotAbsolute" },
  { href: "/page", code: "linkNotAbsolute" },
  { href: "//evil.test/", code: "linkNotAbsolute" },
  { href: "\\\\evil.test/", code: "linkNotAbsolute" },
  { href: "https:\\\\evil.test/", code: "linkNotAbsolute" },
  { href: "https:evil.test", code: "linkNotAbsolute" },
  { href: "https:///evil.test", code: "linkNotAbsolute" },
  { href: "https://exa\nmple.com/", code: "linkNotAbsolute" },
  { href: "https://", code: "linkNotAbsolute" },
  { href: "javascript:alert(1)", code: "linkScheme" },
  { href: "JaVaScRiPt:alert(1)", code: "linkScheme" },
  { href: "data:text/html,<script>", code: "linkScheme" },
  { href: "vbscript:x", code: "linkScheme" },
  { href: "ftp://example.com/", code: "linkScheme" },
  { href: "https://bank.example@evil.test/", code: "linkUserinfo" },
  { href: "{{ contact.fields.url }}", code: "linkMergeOutsideQuery" },
  { href: "{{ contact.fields.a }}:alert(1)", code: "linkMergeOutsideQuery" },
  { href: "https://{{ contact.fields.host }}/", code: "linkMergeOutsideQuery" },
  { href: "https://e.test{{ contact.fields.rest }}?a=1", code: "linkMergeOutsideQuery" },
  { href: "https://e.test/{{ contact.fields.path }}", code: "linkMergeOutsideQuery" },
  { href: "https://e.test/?{{ contact.fields.name }}=1", code: "linkMergeOutsideQuery" },
  { href: "https://e.test/?a=1#{{ contact.fields.place }}", code: "linkMergeOutsideQuery" },
  { href: "https://e.test/?next={{ unsubscribe_url }}", code: "linkMergeNotAllowed" },
])("$href is refused: $code", ({ href, code }) => {
  expect(parseLink(href, null)).toEqual({ kind: "problem", code });
});

test("a broken tag in a link is a merge problem", () => {
  expect(parseLink("https://e.test/?a={{ contact.nickname }}", null)).toMatchObject({
    kind: "mergeProblem",
    problem: { code: "mergeUnknownField" },
  });
});

test("whatever a value holds, it is one query value of the same address", () => {
  const link = parseLink(
    "https://e.test/p?a={{ contact.fields.x }}&b=2&c=%41mergemark{{ salutation }}#end",
    null,
  );
  if (!("url" in link)) throw new Error(link.kind);
  const { url } = link;
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "grapheme" }), (first, second) => {
      const filled = new URL(fillLink(url, { "contact.fields.x": first, salutation: second }));
      const expected = (value: string) => (value.trim() === "" ? "" : value);
      expect([filled.origin, filled.pathname, filled.hash]).toEqual(["https://e.test", "/p", "#end"]);
      expect([...filled.searchParams]).toEqual([
        ["a", expected(first)],
        ["b", "2"],
        ["c", `Amergemark${expected(second)}`],
      ]);
    }),
  );
});

test("a value with half a surrogate pair still makes an address", () => {
  expect(fillLink([{ kind: "value", path: "salutation", fallback: "" }], { salutation: "a\ud800'" })).toBe(
    "a%EF%BF%BD%27",
  );
});
