/**
 * Where to go after signing in: a page of the console, or the list of companies when the address asks for anything else.
 * Addresses are mailed around, so one of another site must not pass.
 *
 * @param wanted value of `?next=`, as sent
 */
export function nextPath(wanted: string | string[] | undefined): string {
  const path = typeof wanted === "string" ? wanted : "";
  // Back to an invitation that was opened before signing in.
  if (path === "/invitation") return path;
  return /^\/t\/[a-z0-9][\w\-./~%]*(\?[^\s\\]*)?$/i.test(path) &&
    !path.includes("//") &&
    !path.includes("/..")
    ? path
    : "/tenants";
}
