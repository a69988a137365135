import fc from "fast-check";
import { expect, test } from "vitest";
import { encodeQuotedPrintable } from "@/server/mta/mime/encode-quoted-printable";
import { canonicalizeBody, canonicalizeHeader } from "./canonicalize";

// RFC 6376 §3.4.5 and §3.4.4; an empty body stays empty in the relaxed form.
test.each([
  [" C \r\nD \t E\r\n\r\n\r\n", " C\r\nD E\r\n"],
  ["", ""],
  ["\r\n\r\n", ""],
  [" \r\n\t\r\n", ""],
  [" ", ""],
  ["a", "a\r\n"],
  ["a \t", "a\r\n"],
  ["a\r\n \r\n", "a\r\n"],
  ["a\r\n\r\nb\r\n", "a\r\n\r\nb\r\n"],
])("the body %j becomes %j", (body, canonical) => {
  expect(canonicalizeBody(Buffer.from(body)).toString()).toBe(canonical);
});

test("any body is in relaxed form after one pass", () => {
  const bodies = fc.array(fc.constantFrom(" ", "\t", "\r\n", "a", "=")).map((parts) => parts.join(""));
  fc.assert(
    fc.property(bodies, (body) => {
      const once = canonicalizeBody(Buffer.from(body));
      expect(once.toString()).not.toMatch(/\t| {2}| \r\n|^\r\n$|\r\n\r\n$/);
      expect(canonicalizeBody(once).equals(once)).toBe(true);
    }),
  );
});

test("a quoted-printable body is hashed as it is", () => {
  const body = encodeQuotedPrintable("  a\t\tb  \n\n 山田 様 \nend\n");
  expect(canonicalizeBody(body)).toBe(body);
});

test.each([
  ["A", " X", "a:X\r\n"],
  ["B ", " Y\t\r\n\tZ  ", "b:Y Z\r\n"],
] as const)("the header %s is canonical", (name, value, canonical) => {
  expect(canonicalizeHeader([name, value])).toBe(canonical);
});
