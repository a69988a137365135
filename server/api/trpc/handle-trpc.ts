import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { browserLanguage } from "@/server/api/pick-language";
import { renderError } from "@/server/api/render-error";
import { requireJson, requireSameOrigin } from "@/server/api/require-same-origin";
import { DomainError } from "@/server/platform/errors";
import { createTrpcContext } from "./init";
import { appRouter } from "./root";

export const trpcEndpoint = "/api/trpc";
/** A batch runs all its calls in one request: without a cap, one request tries 500 passwords. */
const largestBatch = 10;
const noStore = { "cache-control": "private, no-store" };

/** Sent by our own client alone; a form cannot set a header. */
const requireSource = (request: Request) => {
  if (!request.headers.get("x-trpc-source")) throw new DomainError("FORBIDDEN", "api.otherOrigin");
};

const requireSmallBatch = (request: Request) => {
  const paths = new URL(request.url).pathname.slice(trpcEndpoint.length + 1).split(",");
  if (paths.length > largestBatch)
    throw new DomainError("INVALID", "api.batchTooLarge", { limit: largestBatch });
};

function refuse(error: unknown, request: Request): Response {
  const { message, status, ...data } = renderError(error, browserLanguage(request.headers));
  return Response.json({ error: { message, code: -32_600, data } }, { status, headers: noStore });
}

/** The browser's door: every tRPC request. */
export async function handleTrpc(request: Request): Promise<Response> {
  try {
    requireSameOrigin(request);
    requireSource(request);
    requireJson(request);
    requireSmallBatch(request);
  } catch (error) {
    return refuse(error, request);
  }
  return fetchRequestHandler({
    endpoint: trpcEndpoint,
    req: request,
    router: appRouter,
    maxBatchSize: largestBatch,
    // A question too long for an address is asked in a body.
    allowMethodOverride: true,
    createContext: () => createTrpcContext(request.headers),
    responseMeta: () => ({ headers: noStore }),
  });
}
