const carriers: ReadonlySet<string> = new Set([
  "docomo.ne.jp",
  "ezweb.ne.jp",
  "au.com",
  "softbank.ne.jp",
  "i.softbank.jp",
  "vodafone.ne.jp",
]);

/**
 * Whether a mobile carrier issued, until about 2009, local parts at this domain that RFC 5321 forbids
 * (`a..b`, `.a`, `a.`): they are in use to this day. The regional `d.vodafone.ne.jp` and its kind belong to SoftBank.
 *
 * @param domain lower case
 */
export function isCarrierDomain(domain: string): boolean {
  return carriers.has(domain) || /^[dhtckrnsq]\.vodafone\.ne\.jp$/.test(domain);
}
