import { expect, test } from "vitest";
import { formatBytes } from "./format-bytes";

test.each([
  { bytes: 0, text: "0 B" },
  { bytes: 812, text: "812 B" },
  { bytes: 3.25 * 1_024 ** 2, text: "3.3 MB" },
  { bytes: 100 * 1_024 ** 2, text: "100 MB" },
])("$bytes bytes are $text", ({ bytes, text }) => {
  expect(formatBytes(bytes)).toBe(text);
});
