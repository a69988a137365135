/** Longer parts, and parts with anything but small letters, are ids, tokens or what somebody typed. */
const isName = (part: string) => /^[a-z_][a-z0-9_.-]{0,23}$/.test(part);
const tokenPaths = new Set(["o", "c", "u", "t", "content"]);

/** A path for log lines and metrics: without its query, ids and tokens. `/c/3f9a…` is `/c/:`. */
export function loggedRoute(path: string): string {
  const parts = path.split("/").slice(1, 7);
  const shown = parts.map((part, at) => (isName(part) && !tokenPaths.has(parts[at - 1] ?? "") ? part : ":"));
  return `/${path === "/" ? "" : shown.join("/")}`;
}
