/**
 * The sign-in page, with the way back to the page that was asked for.
 *
 * @param path as the browser asked for it, with its query; null or a foreign one leads to the company's home
 */
export function signInHref(path: string | null, slug: string): string {
  const home = `/t/${slug}`;
  const asked = new URL(path ?? home, "http://app.invalid");
  // Next marks its own requests for a part of a page.
  asked.searchParams.delete("_rsc");
  const isHere = asked.pathname === home || asked.pathname.startsWith(`${home}/`);
  return `/sign-in?${new URLSearchParams({ next: isHere ? `${asked.pathname}${asked.search}` : home })}`;
}
