import fc from "fast-check";
import { describe, expect, test } from "vitest";
import ja from "@/messages/ja/templates.json";
import { type MailContent, standardMergePaths, unlayerDesign } from "@/server/domain/templates/schema";
import { compileTemplate } from "./compile-template";
import type { ContentProblem } from "./content-problem";
import { lintContent } from "./lint-content";
import { renderMail } from "./render-mail";

const sender = {
  legalName: "株式会社飛脚",
  postalAddress: "〒100-0001\n東京都千代田区千代田1-1",
  contactPoint: "info@hikyaku.test",
};
const known = new Set<string>([...standardMergePaths, "contact.fields.rank"]);
const footer =
  '<p>{{ sender.legal_name }} {{ sender.postal_address }} {{ sender.contact }} <a href="{{ unsubscribe_url }}">配信停止</a></p>';

function contentOf(blocks: unknown[], rest: Partial<MailContent> = {}): MailContent {
  const design = unlayerDesign.parse({
    body: { rows: [{ cells: [1], columns: [{ contents: blocks, values: {} }], values: {} }], values: {} },
  });
  return { subject: "お知らせ", preheader: "", design, text: null, ...rest };
}

function text(markup: string): unknown {
  return { type: "text", values: { text: markup } };
}

function button(label: string, href: string): unknown {
  return { type: "button", values: { text: label, href: { name: "web", values: { href } } } };
}

function image(url: string, altText = "店", href = ""): unknown {
  return { type: "image", values: { src: { url }, altText, action: { name: "web", values: { href } } } };
}

function lint(content: MailContent, isMarketing = true): ContentProblem[] {
  return lintContent({ content, language: "ja", known, sender, isMarketing });
}

const good = contentOf([text("<p>{{ salutation }}</p>"), button("見る", "https://e.test/"), text(footer)]);

test("a complete mail has no problem, with the display items as tags or word for word", () => {
  expect(lint(good)).toEqual([]);
  const literal = "<p>株式会社飛脚<br>〒100-0001 東京都千代田区千代田1-1<br>info@hikyaku.test</p>";
  expect(lint(contentOf([text(literal), text('<a href="{{ unsubscribe_url }}">停止</a>')]))).toEqual([]);
});

describe("stops approval:", () => {
  test.each([
    { name: "no subject", content: { ...good, subject: " 　" }, code: "missingSubject", where: "subject" },
    {
      name: "a broken tag in the subject",
      content: { ...good, subject: "{{ contact.family_name" },
      code: "mergeUnclosed",
      where: "subject",
    },
    {
      name: "our address in the preheader",
      content: { ...good, preheader: "{{ web_view_url }}" },
      code: "mergeNotInLine",
      where: "preheader",
    },
    { name: "neither design nor text", content: { ...good, design: null }, code: "emptyBody", where: "text" },
    {
      name: "a design without anything",
      content: contentOf([{ type: "divider", values: {} }, text("<p> </p>")]),
      code: "emptyBody",
      where: "html",
    },
    {
      name: "an unknown field",
      content: block(text("{{ contact.fields.nope }}")),
      code: "mergeUnknownField",
      where: block0,
    },
    {
      name: "a tag cut by formatting",
      content: block(text("{{ contact.<b>email }}</b>")),
      code: "mergeUnclosed",
      where: block0,
    },
    {
      name: "braces cut by formatting",
      content: block(text("{<b>{ contact.email }</b>}")),
      code: "mergeBrokenByMarkup",
      where: block0,
    },
    {
      name: "full-width braces",
      content: block(text("｛｛ contact.email ｝｝")),
      code: "mergeFullWidth",
      where: block0,
    },
    { name: "a condition", content: block(text("{% if x %}")), code: "mergeLogic", where: block0 },
    {
      name: "a button without a link",
      content: block(button("見る", "")),
      code: "linkMissing",
      where: block0,
    },
    {
      name: "an unfinished link",
      content: block(button("見る", "e.test")),
      code: "linkNotAbsolute",
      where: block0,
    },
    {
      name: "a value in the path of a link",
      content: block(text('<a href="https://e.test/{{ contact.email }}">x</a>')),
      code: "linkMergeOutsideQuery",
      where: block0,
    },
    {
      name: "a value as the host of a link",
      content: block({ type: "html", values: { html: '<a href="https://{{ contact.email }}/">x</a>' } }),
      code: "linkMergeOutsideQuery",
      where: block0,
    },
    {
      name: "an unknown field in a link",
      content: block(button("x", "https://e.test/?a={{ contact.fields.nope }}")),
      code: "mergeUnknownField",
      where: block0,
    },
    { name: "an image without a picture", content: block(image("")), code: "imageMissing", where: block0 },
    {
      name: "a link that is no picture",
      content: block(image("mailto:a@e.test")),
      code: "linkScheme",
      where: block0,
    },
    {
      name: "an image with a bad link",
      content: block(image("https://e.test/a.png", "店", "e.test")),
      code: "linkNotAbsolute",
      where: block0,
    },
    {
      name: "a bad link in the written text",
      content: { ...good, text: "https://{{ contact.email }}/" },
      code: "linkMergeOutsideQuery",
      where: "text",
    },
    {
      name: "a link that only the made text has",
      content: block(text("https://{{ contact.email }}/")),
      code: "linkMergeOutsideQuery",
      where: "text",
    },
  ])("$name", ({ content, code, where }) => {
    const found = lint(content).filter((problem) => problem.severity === "block");
    expect(found).toContainEqual(expect.objectContaining({ code, where }));
  });

  test.each([
    { tag: "{{ sender.legal_name }}", code: "senderNameMissing" },
    { tag: "{{ sender.postal_address }}", code: "senderAddressMissing" },
    { tag: "{{ sender.contact }}", code: "senderContactMissing" },
    { tag: '<a href="{{ unsubscribe_url }}">配信停止</a>', code: "noUnsubscribeLink" },
  ])("a marketing mail without $tag, in each part", ({ tag, code }) => {
    const content = contentOf([text(footer.replace(tag, ""))]);
    expect(lint(content).map((problem) => [problem.code, problem.severity, problem.where])).toEqual([
      [code, "block", "text"],
      [code, "block", "html"],
    ]);
    expect(lint(content, false)).toEqual([]);
  });

  test("a marketing mail whose written text lacks them, though its HTML has them", () => {
    expect(lint({ ...good, text: "本文だけ" }).map(({ where }) => where)).toEqual([
      "text",
      "text",
      "text",
      "text",
    ]);
  });

  test("a tenant that has not filled its items in", () => {
    const problems = lintContent({
      content: good,
      language: "ja",
      known,
      sender: { ...sender, postalAddress: " " },
      isMarketing: true,
    });
    expect(problems).toEqual([
      { code: "senderItemEmpty", severity: "block", where: "html", details: { item: "postal_address" } },
    ]);
  });
});

test.each([
  { name: "a long subject", content: { ...good, subject: "あ".repeat(31) }, code: "subjectTooLong" },
  {
    name: "a name that may be missing",
    content: block(text("{{ contact.family_name }}")),
    code: "mergeWithoutFallback",
  },
  { name: "closing braces alone", content: block(text("contact.email }} 様")), code: "mergeUnopened" },
  { name: "a tag of another product", content: block(text("%%FNAME%% 様")), code: "mergeForeign" },
  { name: "a column tag of another product", content: block(text("__c20__ 様")), code: "mergeForeign" },
  {
    name: "an image without words",
    content: block(image("https://e.test/a.png", "")),
    code: "imageAltMissing",
  },
  {
    name: "an image in markup without words",
    content: block(text('<img src="https://e.test/a.png">')),
    code: "imageAltMissing",
  },
  {
    name: "an image inside the mail",
    content: block(image("data:image/png;base64,AAAA")),
    code: "imageEmbedded",
  },
  {
    name: "a button without a label",
    content: block(button("", "https://e.test/")),
    code: "buttonLabelMissing",
  },
  {
    name: "a mail that Gmail cuts off",
    content: block(text(`<p>${"あ".repeat(36_000)}</p>`)),
    code: "htmlTooLarge",
  },
])("warns of $name", ({ content, code }) => {
  expect(lint(content).map((problem) => [problem.code, problem.severity])).toEqual([[code, "warn"]]);
});

test("what lint lets through compiles, and every problem has its sentence", () => {
  const scrap = fc.constantFrom(
    "{{", "}}", "{", "}", " contact.family_name ", "| default: ", '"x"', "<b>", "</b>", "<p>", '<a href="', '">', "</a>", "https://", "e.test/",
    "?a=", "javascript:", "{{ unsubscribe_url }}", "{{ salutation }}", "&#123;", "&quot;", "｛｛", "{%", " if ", "。", '<img src="', "\n",
  ); // biome-ignore format: a list
  const scraps = fc.array(scrap, { maxLength: 14 }).map((pieces) => pieces.join(""));
  fc.assert(
    fc.property(scraps, scraps, scraps, fc.option(scraps), (subject, first, second, written) => {
      const blocks = [
        text(first),
        { type: "html", values: { html: second } },
        { type: "heading", values: { text: second } },
      ];
      const content = contentOf(blocks, { subject: subject.replace(/\n/g, ""), text: written });
      const problems = lint(content, false);
      for (const { code } of problems) expect(Object.keys(ja.problems)).toContain(code);
      if (problems.some(({ severity }) => severity === "block")) return;
      const links = { untrackedUrls: [], untrackedHosts: [] };
      compileTemplate({ content: renderMail(content, "ja"), links, trackOpens: true, trackClicks: true });
    }),
    { numRuns: 500 },
  );
}, 30_000);

const block0 = "body.rows.0.columns.0.contents.0";

function block(first: unknown): MailContent {
  return contentOf([first, text(footer)]);
}
