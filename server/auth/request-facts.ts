/** What the edge knows of a request, before anybody is signed in. */
export type RequestFacts = {
  /** The client's address as the trusted edge saw it; null outside a request. */
  readonly address: string | null;
  readonly userAgent: string;
  /** Names the request in log lines and to support. */
  readonly requestId: string;
};

/** Set by `workers/web.ts` after it has removed whatever the client sent under these names. */
export const addressHeader = "x-hikyaku-address";
export const requestIdHeader = "x-request-id";
const longestUserAgent = 300;

/** Reads the facts of a request that came through our own edge. */
export const requestFacts = (headers: Headers): RequestFacts => ({
  address: headers.get(addressHeader),
  userAgent: (headers.get("user-agent") ?? "").slice(0, longestUserAgent),
  requestId: headers.get(requestIdHeader) ?? "",
});
