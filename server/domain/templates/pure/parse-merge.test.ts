import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { standardMergePaths } from "@/server/domain/templates/schema";
import { escapeHtml } from "./escape-html";
import { formatMerge } from "./format-merge";
import { type MergeSegment, parseMerge } from "./parse-merge";

const known = new Set([...standardMergePaths, "contact.fields.rank"]);

describe("a merge tag", () => {
  test.each([
    { source: "{{ contact.family_name }}", path: "contact.family_name", fallback: "" },
    { source: "{{contact.family_name}}", path: "contact.family_name", fallback: "" },
    {
      source: '{{ contact.family_name | default: "お客様" }}',
      path: "contact.family_name",
      fallback: "お客様",
    },
    { source: "{{ contact.family_name|default:'お客様' }}", path: "contact.family_name", fallback: "お客様" },
    { source: '{{ contact.fields.rank | default: "" }}', path: "contact.fields.rank", fallback: "" },
    {
      source: '{{ contact.fields.rank | default: "a | b: c" }}',
      path: "contact.fields.rank",
      fallback: "a | b: c",
    },
    { source: "{{\u00a0salutation\u3000}}", path: "salutation", fallback: "" },
  ])("is read: $source", ({ source, path, fallback }) => {
    const { segments, problems } = parseMerge(`あ${source}い`, known);
    expect(problems).toEqual([]);
    expect(segments).toEqual([
      { kind: "text", text: "あ" },
      { kind: "value", path, fallback },
      { kind: "text", text: "い" },
    ]);
  });

  test.each([
    { source: "{{ contact.family_name", code: "mergeUnclosed" },
    { source: "{{ contact.family_name }", code: "mergeUnclosed" },
    { source: "{{ }}", code: "mergeEmpty" },
    { source: "{{ contact.nickname }}", code: "mergeUnknownField" },
    { source: "{{ contact.fields.unknown }}", code: "mergeUnknownField" },
    { source: "{{ contact.fields.rank.x }}", code: "mergeUnknownField" },
    { source: "{{ constructor }}", code: "mergeUnknownField" },
    { source: "{{ contact.__proto__ }}", code: "mergeUnknownField" },
    { source: "{{ contact.family_name | upcase }}", code: "mergeUnknownFilter" },
    { source: "{{ contact.family_name | default }}", code: "mergeSyntax" },
    { source: "{{ contact.family_name | default: お客様 }}", code: "mergeSyntax" },
    { source: "{{ contact.family_name | default: “お客様” }}", code: "mergeSyntax" },
    { source: '{{ contact.family_name | default: "a" | default: "b" }}', code: "mergeSyntax" },
    { source: "{{ 1 + 1 }}", code: "mergeSyntax" },
    { source: `{{ contact.family_name | default: "${"a".repeat(201)}" }}`, code: "mergeSyntax" },
    { source: "{% if contact.family_name %}", code: "mergeLogic" },
    { source: "{%- for a in b -%}", code: "mergeLogic" },
    { source: "｛｛ contact.family_name", code: "mergeFullWidth" },
  ])("is a problem with its position: $source", ({ source, code }) => {
    const { problems } = parseMerge(`abc${source}`, known);
    expect(problems[0]).toMatchObject({ code, position: 3 });
  });

  test("within HTML is read with its entities decoded, and literals stay markup", () => {
    const source = "<b>&amp;{{ contact.family_name | default: &quot;A &amp; B&quot; }}</b>";
    expect(parseMerge(source, known, "html").segments).toEqual([
      { kind: "text", text: "<b>&amp;" },
      { kind: "value", path: "contact.family_name", fallback: "A & B" },
      { kind: "text", text: "</b>" },
    ]);
  });

  test.each(["a } b { c", "a }} b", "{ % }", "https://e.test/?q={%22a%22:1}", "@media x { a { b: c } }"])(
    "is not seen in %j",
    (text) => expect(parseMerge(text, known)).toEqual({ segments: [{ kind: "text", text }], problems: [] }),
  );
});

const segment: fc.Arbitrary<MergeSegment> = fc.record({
  kind: fc.constant("value" as const),
  path: fc.constantFrom(...known),
  fallback: fc.string({ unit: "grapheme", maxLength: 60 }).filter((text) => !/["{}]/.test(text)),
});

test("tags survive being written and read again, as text and as HTML", () => {
  fc.assert(
    fc.property(fc.array(segment, { maxLength: 6 }), (segments) => {
      expect(parseMerge(formatMerge(segments), known).segments).toEqual(segments);
      expect(parseMerge(escapeHtml(formatMerge(segments)), known, "html").segments).toEqual(segments);
    }),
  );
});

test("any text is read in time that grows with its length only, and no literal keeps an opening pair", () => {
  const piece = fc.constantFrom(
    "{{",
    "}}",
    "{",
    "}",
    "{%",
    " ",
    "|",
    ":",
    '"',
    "default",
    "contact.family_name",
    "｛",
    "あ",
    "\n",
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      const { segments } = parseMerge(pieces.join(""), known);
      for (const each of segments) if (each.kind === "text") expect(each.text).not.toContain("{{");
    }),
  );
  for (const bomb of [`{{ a${" ".repeat(100_000)}b }}`, "{{".repeat(50_000), `｛${" ".repeat(100_000)}`]) {
    const startedAt = performance.now();
    parseMerge(bomb, known);
    expect(performance.now() - startedAt).toBeLessThan(500);
  }
});
