import { parse } from "tldts";
import { DomainError } from "@/server/platform/errors";

/** Whose DNS is their provider's: nobody but the provider can verify them. */
const providers: ReadonlySet<string> = new Set([
  "gmail.com",
  "googlemail.com",
  "yahoo.co.jp",
  "yahoo.com",
  "icloud.com",
  "me.com",
  "outlook.com",
  "outlook.jp",
  "hotmail.com",
  "hotmail.co.jp",
  "live.jp",
  "docomo.ne.jp",
  "ezweb.ne.jp",
  "au.com",
  "softbank.ne.jp",
  "i.softbank.jp",
]);

/**
 * A sending domain as people write it (`https://Shop.Example.JP/`, `info@shop.example.jp`, `ｓｈｏｐ．ｊｐ`), in lower case and
 * A-labels.
 *
 * @throws INVALID `domains.notADomain` · `domains.publicSuffix` such as co.jp, under which others register ·
 *   `domains.providersDomain` such as gmail.com
 */
export function readDomainName(written: string): string {
  const plain = written
    .normalize("NFKC")
    .trim()
    .replace(/^https?:\/\//i, "")
    .replace(/^.*@/, "")
    .replace(/\/.*$/, "")
    .replace(/\.$/, "");
  const name = toALabels(plain);
  const parsed = parse(name, { allowPrivateDomains: true, validateHostname: true });
  const isName =
    name !== "" &&
    parsed.hostname === name &&
    parsed.isIp === false &&
    /^[a-z0-9.-]+\.[a-z][a-z0-9-]*$/.test(name);
  if (!isName) throw new DomainError("INVALID", "domains.notADomain", { field: "name", name: written });
  if (parsed.domain === null)
    throw new DomainError("INVALID", "domains.publicSuffix", { field: "name", name });
  if (providers.has(parsed.domain))
    throw new DomainError("INVALID", "domains.providersDomain", { field: "name", name: parsed.domain });
  return name;
}

function toALabels(name: string): string {
  // These end a host in a URL, or are decoded in it: they would change the name instead of making it invalid.
  if (/[/?#:@\\[\]%\s]/.test(name) || name.length > 253) return "";
  return URL.parse(`http://${name}`)?.hostname ?? "";
}
