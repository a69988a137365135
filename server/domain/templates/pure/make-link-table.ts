import type { LinksPolicy } from "./compiled-template";
import { formatMerge } from "./format-merge";
import { parseLink } from "./parse-link";
import type { MergeSegment } from "./parse-merge";

export type LinkPlace = "html" | "vml" | "text";

export type LinkTable = {
  /** The number of a link that is tracked, or null when it stays as it is. */
  readonly numberOf: (url: readonly MergeSegment[], place: LinkPlace) => number | null;
  /** Destinations so far, number 1 first. */
  readonly links: readonly (readonly MergeSegment[])[];
};

/**
 * Numbers the web links of one mail. Each link of the HTML part has a number of its own, so a report can tell two
 * places with one address apart; a button's second address for Outlook (VML, before the button) shares the
 * button's; the text part takes the number of the first use in the HTML part.
 */
export function makeLinkTable(policy: LinksPolicy & { readonly trackClicks: boolean }): LinkTable {
  const links: (readonly MergeSegment[])[] = [];
  const firstUse = new Map<string, number>();
  const untrackedUrls = new Set(policy.untrackedUrls.map(inOneSpelling));
  let pending: { key: string; no: number } | null = null;

  function numberOf(url: readonly MergeSegment[], place: LinkPlace): number | null {
    const key = formatMerge(url);
    if (!policy.trackClicks || untrackedUrls.has(key) || isUntrackedHost(url, policy.untrackedHosts))
      return null;
    const known = place === "text" ? firstUse.get(key) : place === "html" ? takePending(key) : undefined;
    if (known !== undefined) return known;
    const no = links.push(url);
    if (!firstUse.has(key)) firstUse.set(key, no);
    if (place === "vml") pending = { key, no };
    return no;
  }

  function takePending(key: string): number | undefined {
    const waiting = pending;
    pending = null;
    return waiting?.key === key ? waiting.no : undefined;
  }

  return { numberOf, links };
}

function inOneSpelling(href: string): string {
  const link = parseLink(href, null);
  return "url" in link ? formatMerge(link.url) : href;
}

function isUntrackedHost(url: readonly MergeSegment[], hosts: readonly string[]): boolean {
  const [first] = url;
  const host = first?.kind === "text" ? URL.parse(first.text)?.hostname : undefined;
  return hosts.some((each) => host === each.toLowerCase() || host?.endsWith(`.${each.toLowerCase()}`));
}
