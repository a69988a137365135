import type { Origins, Site } from "./route-request";

type Facts = { site: Site; path: string; nonce: string; origins: Origins; isDevelopment: boolean };

/** Next takes the nonce from the request's own policy and puts it on its scripts. */
function pagePolicy({ site, nonce, origins, isDevelopment }: Facts): string[] {
  const isApp = site === "app";
  // Nothing but what the build made is a script, wherever on our origin it lies; a tenant's tracking host has any name.
  const built = isApp ? `${origins.app}/_next/static/` : "'self'";
  return [
    "default-src 'none'",
    // React explains errors with eval while a page is developed; what is built runs without.
    `script-src ${built} 'nonce-${nonce}'${isDevelopment ? " 'unsafe-eval'" : ""}`,
    "script-src-attr 'none'",
    "worker-src 'none'",
    // Radix and Recharts place things by style attributes, and a mail that is shown brings its styles.
    "style-src 'self' 'unsafe-inline'",
    // A mail is shown with the pictures that it is sent with, and a tenant may keep those anywhere.
    `img-src 'self' data: blob:${isApp ? ` ${origins.content} https:` : ""}`,
    "font-src 'self'",
    `connect-src 'self'${isDevelopment ? " ws:" : ""}`,
    // Mails are shown by srcdoc, which fetches nothing.
    "frame-src 'none'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ];
}

const dataPolicy = ["default-src 'none'", "frame-ancestors 'none'"];

/** Mail of customers: pictures and styles, no script, no form, and shown inside our own pages only. */
const contentPolicy = ({ origins }: Facts) => [
  "default-src 'none'",
  "img-src 'self' https: data:",
  "style-src 'unsafe-inline'",
  "font-src https: data:",
  "base-uri 'none'",
  "form-action 'none'",
  `frame-ancestors ${origins.app}`,
  "sandbox allow-popups allow-popups-to-escape-sandbox",
];

function policy(facts: Facts): string {
  if (facts.site === "content") return contentPolicy(facts).join("; ");
  return (facts.path.startsWith("/api/") ? dataPolicy : pagePolicy(facts)).join("; ");
}

/** What every answer carries, by site; nothing of a tenant's is ever kept by a cache. */
export function securityHeaders(facts: Facts): Record<string, string> {
  const { site, path, origins } = facts;
  const isAsset = path.startsWith("/_next/static/");
  return {
    "content-security-policy": policy(facts),
    "x-content-type-options": "nosniff",
    "referrer-policy": site === "app" ? "strict-origin-when-cross-origin" : "no-referrer",
    "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": site === "app" ? "same-origin" : "cross-origin",
    ...(site === "content" ? {} : { "x-frame-options": "DENY" }),
    ...(isAsset ? {} : { "cache-control": "private, no-store" }),
    ...(origins[site].startsWith("https:")
      ? { "strict-transport-security": "max-age=31536000; includeSubDomains" }
      : {}),
  };
}
