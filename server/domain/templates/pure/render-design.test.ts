import { describe, expect, test } from "vitest";
import { type DesignBlock, type UnlayerDesign, unlayerDesign } from "@/server/domain/templates/schema";
import { renderDesign } from "./render-design";
import { renderMail } from "./render-mail";

const head = { subject: "件名", preheader: "前書き", language: "ja" as const };

function designOf(...contents: unknown[]): UnlayerDesign {
  return unlayerDesign.parse({
    body: { rows: [{ cells: [1], columns: [{ contents, values: {} }], values: {} }], values: {} },
  });
}

function text(markup: string): unknown {
  return { type: "text", values: { text: markup } };
}

function link(href: string) {
  return { name: "web", values: { href, target: "_blank" } };
}

const everyBlock = designOf(
  { type: "heading", values: { text: "見出し & <b>太字</b>", headingType: "h1" } },
  text('<p>本文 {{ contact.family_name | default: "お客様" }}</p>'),
  {
    type: "image",
    values: {
      src: { url: "https://e.test/a.png?a=1&b=2" },
      altText: '店 "本店"',
      action: link("https://e.test/shop"),
    },
  },
  { type: "button", values: { text: "見る", href: link("https://e.test/?a=1&b={{ contact.email }}") } },
  { type: "divider", values: {} },
  { type: "html", values: { html: "<table><tr><td>1</td><td>2</td></tr></table>" } },
);

describe("the HTML part", () => {
  const { html } = renderDesign(everyBlock, head);

  test("is a whole document in the reader's language, for phones too, with the preheader hidden first", () => {
    expect(html).toMatch(/^<!DOCTYPE html>\n<html lang="ja"/);
    expect(html).toContain('content="text/html; charset=utf-8"');
    expect(html).toContain('name="viewport"');
    expect(html).toContain("<title>件名</title>");
    expect(html).toMatch(/<td[^<>]*>\n(?:<!--.*\n)?<div style="display:none;[^"]*">前書き&#847;/);
    expect(renderDesign(everyBlock, { ...head, language: "en" }).html).toContain('<html lang="en"');
  });

  test("is made of tables, each with its role", () => {
    expect(html.match(/<table/g)?.length).toBeGreaterThan(10);
    const own = html.replace("<table><tr><td>1</td>", "");
    expect(own.match(/<table(?![^<>]*role="presentation")/g)).toBeNull();
  });

  test("escapes what stands in attributes", () => {
    expect(html).toContain('src="https://e.test/a.png?a=1&amp;b=2" alt="店 &quot;本店&quot;"');
    expect(html).toContain('href="https://e.test/?a=1&amp;b={{ contact.email }}"');
  });

  test("has the same bytes every time, no space at a line end and no empty line", () => {
    expect(renderDesign(structuredClone(everyBlock), head).html).toBe(html);
    expect(html).not.toMatch(/^\s|[ \t\r]$|\n\n|\s$/m);
  });

  test("has each attribute in double quotes without angle brackets, which compiling relies on", () => {
    const bare = html.replace(/<!--\[if[^\]]*\]>|<!--|-->|<!\[endif\]/g, "").replace(/<!DOCTYPE html>/, "");
    expect(bare.replace(/<\/?[a-z][\w:]*(?:\s+[\w:-]+(?:="[^"<>]*")?)*\s*\/?>/gi, "")).not.toMatch(/[<]/);
  });

  test("drops what the sanitiser drops", () => {
    const evil = '<script>alert(1)</script><img src=x onerror="alert(1)">';
    const block = (type: string) => ({ type, values: { text: evil, html: evil } });
    const rendered = renderDesign(
      designOf(block("text"), block("heading"), block("html"), block("button")),
      head,
    ).html;
    expect(rendered).not.toMatch(/alert|onerror|<script/);
  });

  test("gives an image without a size the width of its column, and leaves out one without a source", () => {
    expect(html).toMatch(/<img [^<>]*width="580"/);
    expect(renderDesign(designOf({ type: "image", values: { src: { url: "" } } }), head).html).not.toContain(
      "<img",
    );
  });

  test("lets columns stand side by side on wide screens only", () => {
    const cells = { cells: [2, 1], columns: [column(), column()], values: {} };
    const design = unlayerDesign.parse({ body: { rows: [cells], values: { contentWidth: "600px" } } });
    const rendered = renderDesign(design, head).html;
    expect(rendered).toContain('class="u-col u-col-66p67 u_column"');
    expect(rendered).toContain(".u-row .u-col-66p67 { width: 400.02px !important; }");
    expect(rendered).toContain("@media only screen and (max-width: 620px)");
  });
});

describe("the text part", () => {
  test("has every block in reading order", () => {
    expect(renderDesign(everyBlock, head).text).toBe(
      [
        "見出し & 太字",
        '本文 {{ contact.family_name | default: "お客様" }}',
        '店 "本店" (https://e.test/shop)',
        "見る (https://e.test/?a=1&b={{ contact.email }})",
        "--------------------",
        "1 2",
      ].join("\n\n"),
    );
  });

  test.each([
    { markup: "<p>一</p><p>二<br>三</p>", expected: "一\n\n二\n三" },
    { markup: "<ul><li>一</li><li>二</li></ul>後", expected: "・一\n・二\n\n後" },
    { markup: '<a href="https://e.test/カ">見る</a>', expected: "見る (https://e.test/%E3%82%AB)" },
    { markup: '<a href="https://e.test/">https://e.test/</a>', expected: "https://e.test/" },
    { markup: '<a href="https://e.test/">https://e.test</a>', expected: "https://e.test/" },
    { markup: '<a href="mailto:info@e.test">info@e.test</a>', expected: "info@e.test" },
    { markup: '<a href="{{ unsubscribe_url }}">停止</a>', expected: "停止 ({{ unsubscribe_url }})" },
    {
      markup: '<a href="https://e.test/"><img src="https://e.test/a.png" alt="店"></a>',
      expected: "店 (https://e.test/)",
    },
    { markup: "a  b\n c　d&nbsp;e &lt;x&gt;", expected: "a b c　d e <x>" },
  ])("reads $markup as $expected", ({ markup, expected }) => {
    expect(renderDesign(designOf(text(markup)), head).text).toBe(expected);
  });

  test.each([
    { name: "no block", design: designOf() },
    {
      name: "one picture",
      design: designOf({ type: "image", values: { src: { url: "https://e.test/a.png" } } }),
    },
    { name: "a line", design: designOf({ type: "divider", values: {} }) },
  ])("is never empty: $name", ({ design }) => {
    expect(renderDesign(design, head).text).toContain("{{ web_view_url }}");
  });

  test("is the one that a person wrote, when there is one", () => {
    const content = { subject: "", preheader: "", design: everyBlock, text: "手で書いた\n" };
    expect(renderMail(content, "ja").text).toBe("手で書いた");
    expect(renderMail({ ...content, text: " \n" }, "ja").text).toContain("見出し");
    expect(renderMail({ ...content, design: null }, "ja")).toMatchObject({ html: null, text: "手で書いた" });
  });
});

function column(): { contents: DesignBlock[]; values: Record<string, never> } {
  return { contents: [], values: {} };
}
