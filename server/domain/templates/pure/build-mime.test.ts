import { expect, test } from "vitest";
import { buildMime } from "./build-mime";

const text = Buffer.from("text\r\n");
const html = Buffer.from("<p>html</p>\r\n");

test("two parts are alternatives, the text first", () => {
  const { headers, body } = buildMime({ headers: [["Subject", "x"]], text, html, boundary: "=_0123456789" });
  expect(headers).toEqual([
    ["Subject", "x"],
    ["MIME-Version", "1.0"],
    ["Content-Type", 'multipart/alternative;\r\n boundary="=_0123456789"'],
  ]);
  expect(body.toString()).toBe(
    [
      "--=_0123456789",
      "Content-Type: text/plain; charset=utf-8",
      "Content-Transfer-Encoding: quoted-printable",
      "",
      "text",
      "--=_0123456789",
      "Content-Type: text/html; charset=utf-8",
      "Content-Transfer-Encoding: quoted-printable",
      "",
      "<p>html</p>",
      "--=_0123456789--",
      "",
    ].join("\r\n"),
  );
});

test("text alone is the body as it is", () => {
  const { headers, body } = buildMime({ headers: [], text, html: null, boundary: "" });
  expect(headers.map(([name]) => name)).toEqual([
    "MIME-Version",
    "Content-Type",
    "Content-Transfer-Encoding",
  ]);
  expect(body).toBe(text);
});

test.each(["plain-boundary", '=_"quoted', "=_with space", "=_short", `=_${"x".repeat(80)}`, "=_x\r\nBcc: a"])(
  "%j is no boundary",
  (boundary) => {
    expect(() => buildMime({ headers: [], text, html, boundary })).toThrow("templates.boundaryNotSafe");
  },
);
