/** The three faces of the product, each on an origin of its own: pages with cookies, content of others, links in mail. */
export type Site = "app" | "content" | "tracking";
export type Origins = Readonly<Record<Site, string>>;

export type Route =
  | { kind: "pass"; site: Site }
  | { kind: "redirect"; location: string }
  | { kind: "refuse"; status: 404 | 421; site: Site };

const starts = (path: string, ...prefixes: string[]) =>
  prefixes.some((prefix) => path === prefix || path.startsWith(`${prefix}/`));

/** `/_next/static` is the style sheet and the scripts of the unsubscribe page. */
const answers: Readonly<Record<Site, (path: string) => boolean>> = {
  tracking: (path) => starts(path, "/o", "/c", "/u", "/api/health", "/_next/static", "/icon.svg"),
  content: (path) => starts(path, "/content"),
  app: (path) => !starts(path, "/o", "/c", "/u", "/content"),
};
/** Asked by probes under any name. */
const isProbe = (path: string) => starts(path, "/api/health", "/api/ready", "/api/metrics");
const hostOf = (origin: string) => new URL(origin).host;

/**
 * Where a request belongs. Content and tracking have ports of their own, where any name is taken (tenants bring their own
 * tracking hosts); on the app's port the name decides, so that one port behind a proxy can serve all three.
 *
 * @param door the port that the request came in by
 * @param host the Host header, with port
 */
export function routeRequest(
  { door, host, path, method }: { door: Site; host: string; path: string; method: string },
  origins: Origins,
): Route {
  const site = door === "app" ? siteOfHost(host, origins) : door;
  if (site === null) {
    if (isProbe(path)) return { kind: "pass", site: "app" };
    if (method === "GET" || method === "HEAD") return { kind: "redirect", location: origins.app };
    return { kind: "refuse", status: 421, site: "app" };
  }
  return answers[site](path) ? { kind: "pass", site } : { kind: "refuse", status: 404, site };
}

function siteOfHost(host: string, origins: Origins): Site | null {
  const wanted = host.toLowerCase();
  const sites: readonly Site[] = ["app", "content", "tracking"];
  return sites.find((site) => hostOf(origins[site]) === wanted) ?? null;
}
