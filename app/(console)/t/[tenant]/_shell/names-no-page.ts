/** Sections whose pages are named by an id, and the pages among them that have a name of their own. */
const sections: Readonly<Record<string, readonly string[]>> = {
  approvals: [],
  campaigns: ["new"],
  contacts: ["fields"],
  deliverability: [],
  imports: ["new"],
  reports: [],
  segments: ["new"],
  templates: ["new"],
};
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Whether an address of the console has something else where an id belongs, so that no page can be there. Asked before
 * anything of the page is sent, as only then the answer can still be a 404.
 *
 * @param path as the browser asked for it, e.g. `/t/hana/campaigns/abc?tab=1`; null when the server was not told
 */
export function namesNoPage(path: string | null): boolean {
  const [, , , section = "", page = ""] = (path ?? "").split(/[?#]/)[0]?.split("/") ?? [];
  const named = sections[section];
  return named !== undefined && page !== "" && !named.includes(page) && !uuid.test(page);
}
