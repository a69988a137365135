/** Domains that many people have, and that are therefore what a near miss was meant to be. */
const common = [
  "gmail.com",
  "yahoo.co.jp",
  "yahoo.com",
  "ybb.ne.jp",
  "docomo.ne.jp",
  "ezweb.ne.jp",
  "au.com",
  "softbank.ne.jp",
  "i.softbank.jp",
  "icloud.com",
  "me.com",
  "outlook.jp",
  "outlook.com",
  "hotmail.co.jp",
  "hotmail.com",
  "live.jp",
  "nifty.com",
  "biglobe.ne.jp",
  "ocn.ne.jp",
  "so-net.ne.jp",
  "plala.or.jp",
  "dion.ne.jp",
  "infoseek.jp",
  "excite.co.jp",
  "rakuten.jp",
  "uqmobile.jp",
  "ymobile.ne.jp",
  "yahoo.ne.jp",
];

/** Real domains that are one letter away from a common one. */
const neighbours = new Set([
  "ymail.com",
  "mail.com",
  "email.com",
  "gmx.com",
  "aim.com",
  "aol.com",
  "we.com",
  "live.com",
  "live.de",
  "outlook.fr",
  "outlook.de",
  "outlook.es",
  "outlook.it",
  "outlook.in",
  "outlook.kr",
  "hotmail.fr",
  "hotmail.it",
  "yahoo.ca",
  "yahoo.de",
  "yahoo.in",
  "yahoo.fr",
  "yahoo.it",
  "yahoo.es",
  "ocn.ad.jp",
  "fastmail.com",
  "mac.com",
  "yahoo.co.kr",
  "yahoo.co.in",
  "yahoo.co.uk",
  "hotmail.co.uk",
  "hotmail.co.kr",
  "hotmail.co.id",
  "yahoo.co.id",
  "yahoo.com.br",
  "yahoo.com.tw",
  "yahoo.com.au",
  "yahoo.com.hk",
]);

/** Wrong by more than a letter, but known. */
const known: Readonly<Record<string, string>> = {
  "gmail.co.jp": "gmail.com",
  "gmail.jp": "gmail.com",
  "gmail.ne.jp": "gmail.com",
  "g-mail.com": "gmail.com",
  "docomo.co.jp": "docomo.ne.jp",
  "docomo.com": "docomo.ne.jp",
  "docomo.jp": "docomo.ne.jp",
  "ezweb.co.jp": "ezweb.ne.jp",
  "ezweb.jp": "ezweb.ne.jp",
  "ezweb.com": "ezweb.ne.jp",
  "i.softbank.ne.jp": "i.softbank.jp",
  "i.softbank.co.jp": "i.softbank.jp",
  "softbank.jp": "softbank.ne.jp",
  "softbank.com": "softbank.ne.jp",
  "icloud.co.jp": "icloud.com",
  "icloud.ne.jp": "icloud.com",
  "icloud.jp": "icloud.com",
  "yahoo.jp": "yahoo.co.jp",
  "yahoo.co": "yahoo.co.jp",
  "hotmail.jp": "hotmail.co.jp",
};

/**
 * The domain that was probably meant: `gmai.com` → `gmail.com`, `docomo.ne.jq` → `docomo.ne.jp`.
 *
 * @param domain lower case, ASCII
 * @returns null when the domain is a common one, or resembles none
 */
export function suggestDomain(domain: string): string | null {
  if (common.includes(domain) || neighbours.has(domain)) return null;
  const sure = known[domain];
  if (sure !== undefined) return sure;
  // Below six letters, one letter is too much of the name to guess by.
  return common.find((candidate) => candidate.length >= 8 && isOneSlipApart(domain, candidate)) ?? null;
}

/** One letter more, less, other, or two neighbours swapped: what a finger does (Damerau-Levenshtein distance 1). */
function isOneSlipApart(left: string, right: string): boolean {
  const longer = Math.max(left.length, right.length);
  const shorter = Math.min(left.length, right.length);
  if (longer - shorter > 1) return false;
  let start = 0;
  while (start < shorter && left.charCodeAt(start) === right.charCodeAt(start)) start += 1;
  let end = 0;
  while (
    end < shorter - start &&
    left.charCodeAt(left.length - 1 - end) === right.charCodeAt(right.length - 1 - end)
  )
    end += 1;
  const different = longer - start - end;
  if (different <= 1) return true;
  return (
    different === 2 &&
    longer === shorter &&
    left[start] === right[start + 1] &&
    left[start + 1] === right[start]
  );
}
