import { expect, test } from "vitest";
import { sniffImage } from "./sniff-image";

const bytes = (text: string) => Buffer.from(text, "latin1");

test.each([
  { what: "PNG", head: "\x89PNG\r\n\x1a\n\0\0", type: "image/png" },
  { what: "JPEG", head: "\xff\xd8\xff\xe0JFIF", type: "image/jpeg" },
  { what: "GIF 87", head: "GIF87a", type: "image/gif" },
  { what: "GIF 89", head: "GIF89a\x01", type: "image/gif" },
  { what: "WebP", head: "RIFF\x10\0\0\0WEBPVP8 ", type: "image/webp" },
  { what: "WAV in the same container", head: "RIFF\x10\0\0\0WAVEfmt ", type: null },
  { what: "SVG", head: '<svg xmlns="http://www.w3.org/2000/svg">', type: null },
  { what: "HTML", head: "<html>", type: null },
  { what: "a PNG with bytes before it", head: " \x89PNG\r\n\x1a\n", type: null },
  { what: "a cut signature", head: "\x89PNG", type: null },
  { what: "nothing", head: "", type: null },
])("$what is $type", ({ head, type }) => {
  expect(sniffImage(bytes(head))).toBe(type);
});
