import fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalizeBody } from "@/server/mta/dkim/canonicalize";
import { encodeHeader } from "@/server/mta/mime/encode-header";
import { makeBoundary } from "@/server/mta/mime/make-boundary";
import { askPython, testWithPython } from "@/server/mta/mime/testing-python";
import { writeMessage } from "@/server/mta/mime/write-message";
import { buildMime } from "./build-mime";
import { compileTemplate } from "./compile-template";
import { fillTemplate } from "./fill-template";

const all = { links: { untrackedUrls: [], untrackedHosts: [] }, trackOpens: true, trackClicks: true };
const urls = {
  link: (no: number) => `https://t.test/c/a=b&c.${no}`,
  open: "https://t.test/o/x",
  unsubscribe: "https://t.test/u/x?a=1&b=2",
  webView: "https://c.test/w/x",
};

const naughty = [
  "", " ", "　", "山田 太郎", "a\r\nBcc: evil@example.test\r\n\r\nbody", "\r\n.\r\n", "\n.\n", ".", "..", "\r", "a\r.\rb", "From me",
  "{{ salutation }}", "{{", "}}", "{% if %}", "<script>alert(1)</script>", "</p></body>", "\"><img src=x onerror=alert(1)>", "'", "&amp;", "&",
  "😀👨‍👩‍👧‍👦", "x".repeat(1200), "あ".repeat(500), "＝＝ｗｉｄｅ", "=20=\r\n", "=", "==", "a  b   c", " lead", "trail ", "\ttab\t", "a\0b", "\u2028\u2029",
  "\u202eevil", "half \ud83d", "髙﨑①㈱～－‖𠮷", "=?utf-8?q?x?=", "--=_boundary", "#{x}", "$&", "%00%0d%0a", "javascript:alert(1)", "//evil.test",
]; // biome-ignore format: a list

const value = fc.oneof(
  fc.constantFrom(...naughty),
  fc.string({ unit: "binary", maxLength: 120 }),
  fc.string({ unit: "grapheme", maxLength: 120 }),
  fc.array(fc.constantFrom(...naughty), { maxLength: 4 }).map((pieces) => pieces.join("")),
);

const judge = `
import base64
from email import message_from_bytes, policy
from html.parser import HTMLParser
class Reader(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.tags, self.text, self.attrs, self.inside = [], "", {}, False
    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        if tag != "br": self.attrs[tag] = dict(attrs)
        if tag == "p": self.inside = True
    def handle_endtag(self, tag):
        if tag == "p": self.inside = False
    def handle_data(self, data):
        if self.inside: self.text += data
result = []
for item in data:
    raw = base64.b64decode(item)
    message = message_from_bytes(raw, policy=policy.default)
    parts = [part for part in message.walk() if not part.is_multipart()]
    bodies = [part.get_payload(decode=True).decode("utf-8") for part in parts]
    reader = Reader()
    if len(bodies) > 1: reader.feed(bodies[1]); reader.close()
    result.append({
        "names": message.keys(), "subject": message["Subject"], "types": [part.get_content_type() for part in parts],
        "defects": [str(d) for part in message.walk() for d in part.defects], "text": bodies[0],
        "tags": [tag for tag in reader.tags if tag != "br"], "shown": reader.text, "attrs": reader.attrs,
    })
`;

type Judged = {
  names: string[];
  subject: string;
  types: string[];
  defects: string[];
  text: string;
  tags: string[];
  shown: string;
  attrs: Record<string, Record<string, string>>;
};

const compiled = compileTemplate({
  ...all,
  content: {
    subject: '件名 {{ salutation | default: "お客様" }} end',
    preheader: "",
    html: [
      '<html><body><p title="[{{ contact.company }}]">[{{ salutation | default: "お客様" }}{{ contact.company }}]',
      '</p><a href="https://e.test/?q={{ salutation }}">x</a><b title="{{ unsubscribe_url }}"></b>',
      "</body></html>",
    ].join("\n"),
    text: '.一行目 {{ salutation | default: "お客様" }}\n{{ contact.company }}\n\n  二 https://e.test/?q={{ salutation }} {{ contact.company }}',
  },
});
const textOnly = compileTemplate({
  ...all,
  content: { subject: "x", preheader: "", html: null, text: "一\n{{ salutation }}" },
});

/** What a reader should see of a value: one kind of line break, no NUL, U+FFFD for half a character. */
function shown(text: string, fallback = ""): string {
  const readable = text.trim() === "" ? fallback : text;
  return readable
    .replaceAll("\0", "")
    .replace(/\r\n?/g, "\n")
    .replace(/\p{Surrogate}/gu, "\ufffd");
}

function asMessage(filled: ReturnType<typeof fillTemplate>): Buffer {
  const { headers, body } = buildMime({
    headers: [["From", "a@e.test"], encodeHeader("Subject", filled.subject)],
    text: filled.textBody,
    html: filled.htmlBody,
    boundary: makeBoundary("seed"),
  });
  expect(canonicalizeBody(body).equals(body)).toBe(true);
  const lines = body.toString("latin1").split("\r\n");
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(76);
  expect(lines.filter((line) => line.startsWith("."))).toEqual([]);
  return writeMessage(headers, body);
}

function read(messages: readonly Buffer[]): Judged[] {
  return askPython(
    judge,
    messages.map((message) => message.toString("base64")),
  ) as Judged[];
}

testWithPython("email")(
  "whatever the values hold, another parser reads exactly the mail that was meant",
  () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(value, value), { minLength: 100, maxLength: 100 }), (pairs) => {
        const messages = pairs.map(([salutation, company]) =>
          asMessage(fillTemplate(compiled, { salutation, "contact.company": company }, urls)),
        );
        for (const [index, judged] of read(messages).entries()) {
          const [salutation = "", company = ""] = pairs[index] ?? [];
          const name = shown(salutation, "お客様");
          expect(judged.names).toEqual(["From", "Subject", "MIME-Version", "Content-Type"]);
          expect(judged.defects).toEqual([]);
          expect(judged.types).toEqual(["text/plain", "text/html"]);
          const line = `件名 ${salutation.trim() === "" ? "お客様" : salutation} end`;
          expect(judged.subject).toBe(
            line.replace(/\p{Surrogate}/gu, "\ufffd").replace(/[\p{Cc}\u2028\u2029]+/gu, " "),
          );
          expect(judged.text.replaceAll("\r\n", "\n").trimEnd()).toBe(
            `.一行目 ${name}\n${shown(company)}\n\n  二 ${urls.link(1)} ${shown(company)}`.trimEnd(),
          );
          expect(judged.tags).toEqual(["html", "body", "p", "a", "b", "img"]);
          expect(judged.shown.replaceAll("\r\n", "\n")).toBe(`[${name}${shown(company)}]\n`);
          expect(judged.attrs.p?.title?.replaceAll("\r\n", "\n")).toBe(`[${shown(company)}]`);
          expect(judged.attrs.a?.href).toBe(urls.link(1));
          expect(judged.attrs.b?.title).toBe(urls.unsubscribe);
          expect(judged.attrs.img?.src).toBe(urls.open);
        }
      }),
      { numRuns: 4, endOnFailure: true },
    );
  },
);

testWithPython("email")(
  "a text-only mail ends in its last line, be that line empty",
  () => {
    fc.assert(
      fc.property(fc.array(value, { minLength: 60, maxLength: 60 }), (salutations) => {
        const messages = salutations.map((salutation) =>
          asMessage(fillTemplate(textOnly, { salutation }, urls)),
        );
        for (const [index, judged] of read(messages).entries()) {
          const expected = shown(salutations[index] ?? "");
          expect(judged.types).toEqual(["text/plain"]);
          expect(judged.text.replaceAll("\r\n", "\n").trimEnd()).toBe(`一\n${expected}`.trimEnd());
        }
      }),
      { numRuns: 4, endOnFailure: true },
    );
  },
  30_000,
);

test("values inside the query of a link that is not tracked are percent-encoded", () => {
  const content = {
    subject: "",
    preheader: "",
    html: '<a href="https://e.test/?q={{ salutation }}">x</a>',
    text: "x",
  };
  const plain = compileTemplate({ ...all, content, trackClicks: false, trackOpens: false });
  const html = fillTemplate(plain, { salutation: '"><script>&=#あ' }, urls)
    .htmlBody?.toString()
    .replaceAll("=\r\n", "");
  expect(html).toContain("?q=3D%22%3E%3Cscript%3E%26%3D%23%E3%81%82");
});

test("a value that is missing, null or an inherited name is its fallback", () => {
  const content = {
    subject: '{{ contact.fields.rank | default: "なし" }}',
    preheader: "",
    html: null,
    text: "x",
  };
  const template = compileTemplate({ ...all, content });
  for (const values of [
    {},
    { "contact.fields.rank": null },
    { "contact.fields.rank": " \u3000" },
    Object.create({ "contact.fields.rank": "x" }),
  ]) {
    expect(fillTemplate(template, values, urls).subject).toBe("なし");
  }
});
