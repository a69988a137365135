/** What of an SPF record matters before a mail arrives. */
export type SpfRecord = {
  /** Targets of include: that can pass, and of redirect= where it counts, in order; macros unexpanded. */
  includes: string[];
  /** a, mx, ptr and exists terms: each costs one look-up (RFC 7208 §4.6.4). */
  otherLookups: number;
};

const mechanism = /^([+?~-])?(all|include|a|mx|ptr|ip4|ip6|exists)(?::([^/\s]+))?(?:\/\/?[0-9]{1,3}){0,2}$/i;
const needsTarget = new Set(["include", "ip4", "ip6", "exists"]);

/**
 * Reads an SPF record (RFC 7208 §4.6.1, §12). Terms after "all" are never reached and not counted.
 *
 * @returns null where a receiver would say permerror
 */
export function parseSpfRecord(text: string): SpfRecord | null {
  const [version = "", ...terms] = text.trim().split(/ +/);
  if (version.toLowerCase() !== "v=spf1") return null;
  const record: SpfRecord = { includes: [], otherLookups: 0 };
  let redirect: string | null = null;
  let ended = false;
  for (const term of terms) {
    const [, modifier, value = ""] = /^([a-z][a-z0-9_.-]*)=(.*)$/i.exec(term) ?? [];
    if (modifier !== undefined) {
      if (modifier.toLowerCase() !== "redirect") continue;
      if (redirect !== null || value === "") return null;
      redirect = value;
      continue;
    }
    const [, qualifier = "+", kind = "", target] = mechanism.exec(term) ?? [];
    const name = kind.toLowerCase();
    if (name === "" || (needsTarget.has(name) && !target) || (name === "all" && term.length > 4)) return null;
    if (ended) continue;
    if (name === "all") ended = true;
    else if (name === "include" && target) {
      if (qualifier === "+") record.includes.push(target);
      else record.otherLookups += 1;
    } else if (name !== "ip4" && name !== "ip6") record.otherLookups += 1;
  }
  if (redirect !== null && !ended) record.includes.push(redirect);
  return record;
}
