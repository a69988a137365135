const person =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148";
const timeoutMs = 20_000;
/** Sooner than this after it was accepted, the product takes an open for a program's. */
export const readingAfterMs = 2_500;

/** A request as a recipient's telephone makes it; a redirect is not followed. */
export const readerFetch = (url: string, init: RequestInit = {}): Promise<Response> =>
  fetch(url, {
    redirect: "manual",
    signal: AbortSignal.timeout(timeoutMs),
    ...init,
    headers: { "user-agent": person, ...init.headers },
  });

/** The first address of a kind in a mail: `o` its pixel, `c` its first link, `u` its way out. */
export const trackedUrl = (html: string, kind: "o" | "c" | "u"): string | undefined =>
  new RegExp(`https?://[^"\\s<>]+/${kind}/[\\w-]+`).exec(html)?.[0];
