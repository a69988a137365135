import { describe, expect, test } from "vitest";
import { isStorableHref, mailContent, maxBlocks, type UnlayerDesign, unlayerDesign } from "./schema";

const evil = 'red"><script>alert(1)</script>';

function designOf(block: unknown, values: Record<string, unknown> = {}): unknown {
  return {
    body: { rows: [{ cells: [1], columns: [{ contents: [block], values: {} }], values: {} }], values },
  };
}

describe("a design", () => {
  test("keeps what we render, and drops what we do not know", () => {
    const parsed = unlayerDesign.parse(
      designOf(
        { type: "text", values: { text: "<p>x</p>", color: "#123456", hideMobile: true } },
        { popupWidth: "1px" },
      ),
    );
    expect(parsed).toEqual(designOf({ type: "text", values: { text: "<p>x</p>", color: "#123456" } }));
  });

  test.each([
    { name: "text colour", block: { type: "text", values: { text: "", color: evil } } },
    { name: "font size", block: { type: "text", values: { text: "", fontSize: `14px;${evil}` } } },
    { name: "line height", block: { type: "text", values: { text: "", lineHeight: evil } } },
    {
      name: "font",
      block: { type: "text", values: { text: "", fontFamily: { label: "x", value: `x",${evil}` } } },
    },
    { name: "alignment", block: { type: "heading", values: { text: "", textAlign: evil } } },
    { name: "heading level", block: { type: "heading", values: { text: "", headingType: "script" } } },
    { name: "padding", block: { type: "divider", values: { containerPadding: evil } } },
    { name: "border colour", block: { type: "divider", values: { border: { borderTopColor: evil } } } },
    { name: "button colour", block: { type: "button", values: { text: "", buttonColors: { color: evil } } } },
    { name: "CSS address", block: { type: "text", values: { text: "", color: "url(https://evil.test/)" } } },
    { name: "image width", block: { type: "image", values: { src: { url: "", width: evil } } } },
    {
      name: "SVG image",
      block: { type: "image", values: { src: { url: "data:image/svg+xml;base64,AAAA" } } },
    },
    { name: "element id", block: { type: "text", values: { text: "", _meta: { htmlID: evil } } } },
  ])("refuses a $name that could leave its attribute", ({ block }) => {
    expect(unlayerDesign.safeParse(designOf(block)).success).toBe(false);
  });

  test.each(["paragraph", "social", "video", "form", "custom"])("refuses a block of type %s", (type) => {
    const result = unlayerDesign.safeParse(designOf({ type, values: {} }));
    expect(JSON.stringify(result.error?.issues)).toContain("templates.blockTypeUnknown");
  });

  test("refuses more blocks than it may have, and more bytes", () => {
    const blocks = (count: number, text: string) =>
      Array.from({ length: count }, () => ({ type: "text", values: { text } }));
    const many = { body: { rows: [row(blocks(maxBlocks, "")), row(blocks(1, ""))], values: {} } };
    const large = { body: { rows: [row(blocks(4, "あ".repeat(50_000)))], values: {} } };
    expect(JSON.stringify(unlayerDesign.safeParse(many).error?.issues)).toContain("templates.tooManyBlocks");
    expect(JSON.stringify(unlayerDesign.safeParse(large).error?.issues)).toContain(
      "templates.designTooLarge",
    );
  });

  test("refuses a row whose cells and columns differ in number", () => {
    const wrong = { body: { rows: [{ ...row([]), cells: [1, 1] }], values: {} } };
    expect(JSON.stringify(unlayerDesign.safeParse(wrong).error?.issues)).toContain("templates.cellsMismatch");
  });
});

describe("the link of a block", () => {
  test.each([
    "",
    "example.com",
    "#top",
    "https://example.com/?a={{ contact.family_name }}",
    "mailto:info@example.com",
    "tel:+81312345678",
    "{{ unsubscribe_url }}",
    "{{web_view_url}}",
  ])("may be stored: %j", (href) => expect(isStorableHref(href)).toBe(true));

  test.each([
    "javascript:alert(1)",
    " javascript:alert(1)",
    "java\nscript:alert(1)",
    "JavaScript:alert(1)",
    "vbscript:x",
    "data:text/html,x",
    "file:///etc/passwd",
    "//evil.test/",
    "\\\\evil.test",
    "https:\\\\evil.test",
    "https://{{ contact.fields.host }}/",
    "https://e.test/{{ contact.family_name }}",
    "{{ contact.fields.scheme }}:alert(1)",
    "{{ contact.fields.url }}",
  ])("is refused at once: %j", (href) => expect(isStorableHref(href)).toBe(false));
});

test("a subject is one line", () => {
  const content = { subject: "a\r\nBcc: evil@example.test", preheader: "", design: null, text: null };
  expect(mailContent.safeParse(content).success).toBe(false);
  expect(mailContent.safeParse({ ...content, subject: "お知らせ" }).success).toBe(true);
});

function row(contents: unknown[]): UnlayerDesign["body"]["rows"][number] {
  return {
    cells: [1],
    columns: [{ contents, values: {} }],
    values: {},
  } as UnlayerDesign["body"]["rows"][number];
}
