import { beforeEach, expect, test } from "vitest";
import { unlayerDesign } from "@/server/domain/templates/schema";
import { askPython, testWithPython } from "@/server/mta/mime/testing-python";
import { renderDesign } from "./render-design";
import { attacks, hostileDesign } from "./testing-hostile-design";

const pwned = () => (globalThis as { hikyakuPwned?: unknown }).hikyakuPwned;
beforeEach(() => {
  delete (globalThis as { hikyakuPwned?: unknown }).hikyakuPwned;
});

test("the attacks are real ones: taken for code, the first leaves its mark", () => {
  new Function(attacks[0].replace(/<%=|%>/g, ""))();
  expect(pwned()).toBe(1);
});

/** Reads a mail as browsers do, and as Outlook does: with what stands in its conditional comments. */
const judge = `
from html.parser import HTMLParser
import re
class Judge(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.found = []
    def handle_starttag(self, tag, attrs):
        if tag in ("script", "svg", "math", "iframe", "object", "embed", "form", "input", "base", "link"): self.found.append("tag " + tag)
        for name, value in attrs:
            value = re.sub("[\\x00-\\x20]", "", value or "").lower()
            if name.startswith("on") or name == "srcdoc": self.found.append("attribute " + name)
            if name in ("href", "src", "action", "background") and value and not value.startswith(("https://", "{{")): self.found.append(name + " " + value)
    def handle_startendtag(self, tag, attrs): self.handle_starttag(tag, attrs)
result = []
for html in data:
    for seen in (html, re.sub("<!--\\[if[^\\]]*\\]>(?:<!-->)?|(?:<!--)?<!\\[endif\\]-->", "", html)):
        judge = Judge()
        judge.feed(seen)
        judge.close()
        result.append(judge.found)
`;

testWithPython("html.parser")(
  "no attack runs while a mail is made, nor is there code in what is sent",
  () => {
    const mails = attacks.map((attack) => {
      const design = unlayerDesign.parse(hostileDesign(attack));
      expect(design).toEqual(hostileDesign(attack));
      return renderDesign(design, { subject: attack, preheader: attack, language: "ja" }).html;
    });
    expect(pwned()).toBeUndefined();
    expect(askPython(judge, mails)).toEqual(mails.flatMap(() => [[], []]));
    const opened = `<p onclick="x()"><a href="java\nscript:x()">x</a><!--[if mso]><script></script><![endif]-->`;
    expect(askPython(judge, [opened])).toEqual([
      ["attribute onclick", "href javascript:x()"],
      ["attribute onclick", "href javascript:x()", "tag script"],
    ]);
  },
);

test("marks of a template language stay words: a reader sees them as they were written", () => {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: what is tested
  const marks = "<%= 7 * 6 %> ${7 * 6}";
  const { html, text } = renderDesign(hostileDesign(marks), {
    subject: "",
    preheader: "",
    language: "ja",
  });
  expect(html).toContain(`押す ${marks.replace("<", "&lt;").replace(">", "&gt;")}</span>`);
  expect(html).not.toMatch(/<%/);
  expect(text).toContain(marks);
  expect(html + text).not.toContain("42");
});

test.each([
  { name: "a button", block: { type: "button", values: { text: "", href: linkTo("javascript:alert(1)") } } },
  { name: "an image", block: { type: "image", values: { src: { url: "javascript:alert(1)" } } } },
  {
    name: "an image's link",
    block: { type: "image", values: { src: { url: "" }, action: linkTo("data:text/html,x") } },
  },
])("$name may not lead to code at all", ({ block }) => {
  const row = { cells: [1], columns: [{ contents: [block], values: {} }], values: {} };
  expect(unlayerDesign.safeParse({ body: { rows: [row], values: {} } }).success).toBe(false);
});

test("what the exporters would read beside our schema is gone before they get it", () => {
  const evil = {
    textJson: '{"root":{}}',
    _processedText: "<script>",
    onclick: "x()",
    calculatedWidth: '"><script>',
  };
  const block = {
    type: "button",
    values: { text: "x", ...evil, href: { ...linkTo("https://e.test/"), attrs: evil } },
  };
  const row = { cells: [1], columns: [{ contents: [block], values: evil }], values: evil };
  const design = unlayerDesign.parse({ body: { rows: [row], values: { ...evil, headers: evil } } });
  expect(JSON.stringify(design)).not.toMatch(/textJson|_processedText|onclick|calculatedWidth/);
  expect(renderDesign(design, { subject: "", preheader: "", language: "ja" }).html).not.toContain("<script");
});

function linkTo(href: string) {
  return { name: "web", values: { href, target: "_blank" } };
}
