import { httpBatchLink, splitLink, type TRPCLink } from "@trpc/client";
import { decodeInstants } from "@/app/_trpc/decode-instants";
import type { AppRouter } from "@/server/api/trpc/root";

/** As many calls as the server runs in one request. */
const largestBatch = 10;
/** Questions that hold a whole rule travel in a body: a server takes 16 KB of address and headers together. */
const asksAtLength = new Set(["segments.count", "segments.preview", "segments.explain"]);

type Place = {
  /** Slug of the tenant that the pages are about; null where there is none. */
  tenant: string | null;
  url?: string;
  /** Sent beside our own. */
  headers?: Readonly<Record<string, string>>;
};

/** How the browser's calls reach the API: in batches, questions by GET, changes and long questions by POST. */
export function makeLinks({ tenant, url = "/api/trpc", headers = {} }: Place): TRPCLink<AppRouter>[] {
  const options = {
    url,
    maxItems: largestBatch,
    headers: {
      ...headers,
      "x-trpc-source": "browser",
      ...(tenant !== null && { "x-hikyaku-tenant": tenant }),
    },
    transformer: {
      input: { serialize: (value: unknown) => value, deserialize: (value: unknown) => value },
      output: { serialize: (value: unknown) => value, deserialize: decodeInstants },
    },
  };
  return [
    splitLink({
      condition: ({ path }) => asksAtLength.has(path),
      true: httpBatchLink({ ...options, methodOverride: "POST" }),
      false: httpBatchLink(options),
    }),
  ];
}
