import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { askPython, testWithPython } from "@/server/mta/mime/testing-python";
import { decodeText } from "./decode-text";
import { parseContentType } from "./parse-content-type";
import { splitMime, walkParts } from "./split-mime";

const folder = join(import.meta.dirname, "fixtures");
/** Types of all parts as Python's email package sees them, mails within mails left closed as ours are. */
const judge = `
import email, os
def types(m):
    t = m.get_content_type().split()[0]
    if t.startswith("message/") or not m.is_multipart(): return [t]
    return [t] + [x for p in m.get_payload() for x in types(p)]
names = sorted(f for f in os.listdir(data) if f.endswith(".eml"))
result = {f: types(email.message_from_binary_file(open(os.path.join(data, f), "rb"))) for f in names}
`;

describe("splitMime", () => {
  testWithPython("email")("sees the parts that Python's email sees", () => {
    const ours = Object.fromEntries(
      readdirSync(folder)
        .filter((name) => name.endsWith(".eml"))
        .map((name) => [
          name,
          [...walkParts(splitMime(readFileSync(join(folder, name))))].map((part) => part.type),
        ]),
    );
    expect(Object.keys(ours).length).toBeGreaterThan(50);
    expect(ours).toEqual(askPython(judge, folder));
  });

  test("a boundary that begins like its parent's does not end the parent", () => {
    const mail = [
      "Content-Type: multipart/mixed; boundary=a",
      "",
      "--a",
      "Content-Type: multipart/mixed; boundary=ab",
      "",
      "--ab",
      "",
      "inner",
      "--ab--",
      "--a",
      "",
      "outer",
      "--a--",
      "",
    ].join("\r\n");
    const texts = [...walkParts(splitMime(Buffer.from(mail)))]
      .filter((part) => part.type === "text/plain")
      .map((part) => part.body);
    expect(texts).toEqual(["inner", "outer"]);
  });

  test.each([
    { encoding: "base64", body: "44GC\r\n44GE", text: "あい" },
    { encoding: "quoted-printable", body: "=E3=81=82=\r\n=E3=81=84", text: "あい" },
    { encoding: "7bit", body: '\u001b$B$"$$\u001b(B', text: "あい" },
  ])("$encoding is decoded", ({ encoding, body, text }) => {
    const part = splitMime(
      Buffer.from(
        `Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n${body}`,
      ),
    );
    expect(decodeText(part, 1_000)).toBe(text);
  });
});

test.each([
  {
    value: 'multipart/Report; report-type=delivery-status; boundary="a;b\\"c"',
    type: "multipart/report",
    boundary: 'a;b"c',
  },
  { value: "text/plain", type: "text/plain", boundary: undefined },
  { value: "garbage", type: "text/plain", boundary: undefined },
  { value: null, type: "text/plain", boundary: undefined },
])("Content-Type $value", ({ value, type, boundary }) => {
  const parsed = parseContentType(value);
  expect(parsed.type).toBe(type);
  expect(parsed.parameters.get("boundary")).toBe(boundary);
});
