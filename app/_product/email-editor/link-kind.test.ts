import { expect, test } from "vitest";
import { isStorableHref } from "@/server/domain/templates/schema";
import { type LinkKind, readHref, writeHref } from "./link-kind";

test.each<{ kind: LinkKind; typed: string; href: string }>([
  { kind: "web", typed: " https://example.jp/a ", href: "https://example.jp/a" },
  { kind: "web", typed: "example.jp/a?b=1", href: "https://example.jp/a?b=1" },
  {
    kind: "web",
    typed: "https://example.jp/?m={{ contact.email }}",
    href: "https://example.jp/?m={{ contact.email }}",
  },
  { kind: "mail", typed: "otayori@example.jp", href: "mailto:otayori@example.jp" },
  { kind: "phone", typed: "054 (123) 4567", href: "tel:0541234567" },
  { kind: "unsubscribe", typed: "", href: "{{ unsubscribe_url }}" },
  { kind: "webView", typed: "x", href: "{{ web_view_url }}" },
])("$kind $typed is stored as $href, and reads back", ({ kind, typed, href }) => {
  expect(writeHref(kind, typed)).toBe(href);
  expect(isStorableHref(href)).toBe(true);
  expect(readHref(href).kind).toBe(kind);
  expect(writeHref(kind, readHref(href).address)).toBe(href);
});

test("what is no host is left for the check to speak of", () => {
  expect(writeHref("web", "ご予約ページ")).toBe("ご予約ページ");
  expect(writeHref("web", "javascript:alert(1)")).toBe("javascript:alert(1)");
  expect(isStorableHref("javascript:alert(1)")).toBe(false);
});
