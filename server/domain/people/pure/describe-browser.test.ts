import { expect, test } from "vitest";
import { describeBrowser } from "./describe-browser";

const mozilla = "Mozilla/5.0";
const webkit = "AppleWebKit/537.36 (KHTML, like Gecko)";

test.each([
  {
    is: "Chrome on Windows",
    userAgent: `${mozilla} (Windows NT 10.0; Win64; x64) ${webkit} Chrome/141.0.0.0 Safari/537.36`,
  },
  {
    is: "Edge on Windows",
    userAgent: `${mozilla} (Windows NT 10.0; Win64; x64) ${webkit} Chrome/141.0.0.0 Safari/537.36 Edg/141.0.0.0`,
  },
  {
    is: "Safari on macOS",
    userAgent: `${mozilla} (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15`,
  },
  {
    is: "Safari on iPhone",
    userAgent: `${mozilla} (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1`,
  },
  {
    is: "Firefox on Linux",
    userAgent: `${mozilla} (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0`,
  },
  {
    is: "Chrome on Android",
    userAgent: `${mozilla} (Linux; Android 15; K) ${webkit} Chrome/141.0.0.0 Mobile Safari/537.36`,
  },
  { is: "null on null", userAgent: "curl/8.0" },
  { is: "null on null", userAgent: "" },
])("$is", ({ is, userAgent }) => {
  const { browser, system } = describeBrowser(userAgent);
  expect(`${browser} on ${system}`).toBe(is);
});
