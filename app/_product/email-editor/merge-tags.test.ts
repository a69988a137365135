import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseMerge } from "@/server/domain/templates/pure/parse-merge";
import { sanitiseHtml } from "@/server/domain/templates/pure/sanitise-html";
import { markupWithChips, textWithChips } from "./merge-chips";
import { inWords, replaceTag, tagsIn, writeTag } from "./merge-tags";

const labels: Readonly<Record<string, string>> = {
  "contact.family_name": "姓",
  salutation: "宛名(様)",
  "contact.fields.rank": "ランク <会員>",
};
const labelOf = (path: string) => labels[path] ?? null;

describe("a merge tag as it is written", () => {
  test.each(["text", "html"] as const)(
    "reads back the same in %s, whatever the words for an empty value",
    (source) => {
      fc.assert(
        fc.property(fc.string({ unit: "grapheme", maxLength: 200 }), (fallback) => {
          const written = writeTag({ path: "contact.family_name", fallback }, source);
          const { segments, problems } = parseMerge(written, null, source);
          expect(problems).toEqual([]);
          expect(segments).toHaveLength(1);
          expect(tagsIn(written, source)[0]?.path).toBe("contact.family_name");
          if (source === "html")
            expect(parseMerge(sanitiseHtml(written), null, "html")).toEqual({ segments, problems });
        }),
      );
    },
  );
  test("keeps quotes that it can, and turns braces into full-width ones", () => {
    const tag = writeTag({ path: "salutation", fallback: `"a" {b}` }, "text");
    expect(tag).toBe(`{{ salutation | default: '"a" ｛b｝' }}`);
  });
});

describe("chips", () => {
  test("stand for tags in the words of markup, not in its addresses", () => {
    const shown = markupWithChips(
      '<p><a href="https://e.test/?a={{ contact.email }}">{{ salutation }}</a></p>',
      labelOf,
    );
    expect(shown).toContain('href="https://e.test/?a={{ contact.email }}"');
    expect(shown).toContain('data-merge="{{ salutation }}" contenteditable="false">宛名(様)</span></a>');
  });
  test("of plain text escape all but themselves", () => {
    expect(textWithChips('<b>{{ contact.fields.rank | default: "<x>" }}', labelOf)).toBe(
      '&lt;b&gt;<span data-merge="{{ contact.fields.rank | default: &quot;&lt;x&gt;&quot; }}" contenteditable="false">ランク &lt;会員&gt;</span>',
    );
  });
  test("say the path of a field that is gone, and leave broken tags as text", () => {
    expect(textWithChips("{{ contact.fields.old }}{{ oops", labelOf)).toBe(
      '<span data-merge="{{ contact.fields.old }}" contenteditable="false" data-unknown="">contact.fields.old</span>{{ oops',
    );
  });
  test("no plain text can leave its place", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 80 }), (text) => {
        expect(
          textWithChips(text, labelOf).replace(
            /<span data-merge="[^"<>]*" contenteditable="false"( data-unknown="")?>|<\/span>/g,
            "",
          ),
        ).not.toMatch(/[<>]/);
      }),
    );
  });
});

test("one tag of several is changed, the others stay", () => {
  const text = '{{ salutation }}<p title="{{ x }}">{{contact.family_name|default:"客"}}</p>';
  expect(replaceTag(text, "html", 1, { path: "contact.family_name", fallback: "<様>" })).toBe(
    '{{ salutation }}<p title="{{ x }}">{{ contact.family_name | default: "&lt;様&gt;" }}</p>',
  );
});

test("a subject in words has the words for an empty value, else the name of the field", () => {
  expect(
    inWords('{{ contact.family_name | default: "お客様" }}へ {{ salutation }} {{ y }}', "text", labelOf),
  ).toBe("お客様へ 宛名(様) {{ y }}");
});
