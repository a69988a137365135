import { describe, expect, test } from "vitest";
import { compileTemplate } from "./compile-template";
import type { CompiledPart, CompiledTemplate, Slot } from "./compiled-template";
import { formatMerge } from "./format-merge";
import type { RenderedMail } from "./render-mail";

const all = { links: { untrackedUrls: [], untrackedHosts: [] }, trackOpens: true, trackClicks: true };

function mail(body: string, text = "本文"): RenderedMail {
  return { subject: "件名", preheader: "", html: `<html><body>${body}</body></html>`, text };
}

function slotsOf(part: CompiledPart | null): Slot[] {
  return (part ?? []).filter((piece): piece is Slot => !(piece instanceof Uint8Array));
}

function destinations(compiled: CompiledTemplate): string[] {
  return compiled.links.map(({ no, url }) => `${no} ${formatMerge(url)}`);
}

describe("links", () => {
  test("are numbered in the order of the HTML part; the text part shares the numbers of first uses", () => {
    const a = '<a href="https://e.test/a?x=1&amp;y={{ contact.email }}">a</a>';
    const compiled = compileTemplate({
      ...all,
      content: mail(
        `${a}<a href="https://e.test/b">b</a>${a}`,
        "b https://e.test/b。新 https://e.test/c, a https://e.test/a?x=1&y={{contact.email}}",
      ),
    });
    expect(destinations(compiled)).toEqual([
      "1 https://e.test/a?x=1&y={{ contact.email }}",
      "2 https://e.test/b",
      "3 https://e.test/a?x=1&y={{ contact.email }}",
      "4 https://e.test/c",
    ]);
    expect(slotsOf(compiled.html)).toEqual([
      { kind: "link", no: 1 },
      { kind: "link", no: 2 },
      { kind: "link", no: 3 },
      { kind: "open" },
    ]);
    expect(slotsOf(compiled.text)).toEqual([
      { kind: "link", no: 2 },
      { kind: "link", no: 4 },
      { kind: "link", no: 1 },
    ]);
  });

  test("of a button in Outlook's own markup share the number of the button", () => {
    const href = 'href="https://e.test/"';
    const button = `<!--[if mso]><v:roundrect ${href} stroke="f"><![endif]--><a ${href}>x</a>`;
    const compiled = compileTemplate({ ...all, content: mail(button + button) });
    expect(slotsOf(compiled.html).map((slot) => (slot.kind === "link" ? slot.no : slot.kind))).toEqual([
      1,
      1,
      2,
      2,
      "open",
    ]);
  });

  test("stay as they are when they are ours, a mailbox, a place, an image, or opted out", () => {
    const body = [
      '<a href="{{ unsubscribe_url }}">u</a><a href="{{ web_view_url }}">w</a>',
      '<a href="mailto:info@e.test">m</a><a href="#top">t</a><img src="https://e.test/a.png" alt="">',
      '<a href="https://shop.quiet.test/?n={{ contact.email }}">q</a><a href="HTTPS://e.test">e</a>',
    ].join("");
    const links = { untrackedUrls: ["https://e.test/"], untrackedHosts: ["Quiet.test"] };
    const compiled = compileTemplate({ ...all, links, content: mail(body) });
    expect(compiled.links).toEqual([]);
    expect(slotsOf(compiled.html)).toEqual([
      { kind: "unsubscribe" },
      { kind: "webView" },
      { kind: "value", path: "contact.email", fallback: "", form: "query" },
      { kind: "open" },
    ]);
  });

  test("stay as they are when clicks are not tracked, and without a pixel when opens are not", () => {
    const content = mail('<a href="https://e.test/">e</a>', "https://e.test/");
    const compiled = compileTemplate({ ...all, content, trackOpens: false, trackClicks: false });
    expect(compiled.links).toEqual([]);
    expect([...slotsOf(compiled.html), ...slotsOf(compiled.text)]).toEqual([]);
  });

  test.each([
    "javascript:alert(1)",
    "//evil.test/",
    "https:\\\\evil.test",
    "https://{{ contact.fields.host }}/",
    "https://{{ contact.fields.host }}.evil.test/",
    "{{ contact.fields.url }}",
    "{{ contact.fields.scheme }}://evil.test",
    "https://good.test@evil.test/",
    "",
  ])("to %j do not compile", (href) => {
    expect(() => compileTemplate({ ...all, content: mail(`<a href="${href}">x</a>`) })).toThrow(
      "templates.linkNotValid",
    );
  });

  test("with a merged host in the text part do not compile, but dots after a scheme are prose", () => {
    const content = mail("", "https://{{ contact.fields.host }}/x");
    expect(() => compileTemplate({ ...all, content })).toThrow("templates.linkNotValid");
    expect(compileTemplate({ ...all, content: mail("", "https://... で始まります") }).links).toEqual([]);
  });
});

describe("merge tags", () => {
  test("are slots in text and in alternative text, and nowhere else in a tag", () => {
    const body =
      '<p>{{ salutation }}</p><img src="https://e.test/a.png" alt="{{ contact.company | default: &quot;&lt;x&gt;&quot; }}">';
    const compiled = compileTemplate({ ...all, content: mail(body), trackOpens: false });
    expect(slotsOf(compiled.html)).toEqual([
      { kind: "value", path: "salutation", fallback: "", form: "text" },
      { kind: "value", path: "contact.company", fallback: "<x>", form: "attribute" },
    ]);
    const inStyle = mail('<p style="color:{{ contact.fields.colour }}">x</p>');
    expect(() => compileTemplate({ ...all, content: inStyle })).toThrow("templates.mergeNotAllowedHere");
  });

  test.each([
    { name: "subject", content: { ...mail(""), subject: "{{ contact.family_name" } },
    { name: "HTML part", content: mail("{{ contact.nickname }}") },
    { name: "text part", content: mail("", "{{ }}") },
  ])("that are broken in the $name do not compile", ({ content }) => {
    expect(() => compileTemplate({ ...all, content })).toThrow("templates.mergeNotValid");
  });
});

test("a draft compiles whatever is broken in it, and what is broken is left out", () => {
  const body =
    '<a href="javascript:alert(1)">{{ contact.nickname }}x</a><img src="{{ contact.fields.a }}" alt="{{ }}">';
  const content = { ...mail(body, "{{ x https://{{ contact.fields.host }}/"), subject: "a{{ b" };
  const { html, text, subject } = compileTemplate({ ...all, content, trackOpens: false, isDraft: true });
  expect(html?.join("").replaceAll("=3D", "=")).toContain('<a href="#">x</a><img src="#" alt="">');
  expect(text.join("")).toBe(" x #\r\n");
  expect(subject).toEqual([
    { kind: "text", text: "a" },
    { kind: "text", text: " b" },
  ]);
});

test("the same content gives the same bytes, each slot between soft line breaks or before the last line end", () => {
  const content = mail(
    '<p>{{ salutation }}{{ contact.email }}<a href="https://e.test/">x</a></p>',
    "{{ salutation }}{{ contact.email }}",
  );
  const compiled = compileTemplate({ ...all, content });
  expect(compileTemplate({ ...all, content: structuredClone(content) })).toEqual(compiled);
  for (const part of [compiled.html ?? [], compiled.text]) {
    for (const [index, piece] of part.entries()) {
      if (!(piece instanceof Uint8Array)) continue;
      if (index > 1 && piece.toString() !== "\r\n") expect(piece.subarray(0, 3).toString()).toBe("=\r\n");
      if (index < part.length - 1 && piece.length > 0) expect(piece.subarray(-3).toString()).toBe("=\r\n");
    }
  }
  expect(compiled.text.map((piece) => piece.toString())).toEqual([
    "",
    "[object Object]",
    "=\r\n",
    "[object Object]",
    "\r\n",
  ]);
});
