import type { AnyRouter } from "@trpc/server";
import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { browserLanguage } from "@/server/api/pick-language";
import { renderError } from "@/server/api/render-error";
import { requireJson, requireSameOrigin } from "@/server/api/require-same-origin";
import { DomainError } from "@/server/platform/errors";
import { createTrpcContext, type TrpcContext } from "./init";
import { createOperatorTrpcContext } from "./operator-init";
import { operatorRouter } from "./operator-root";
import { appRouter } from "./root";

export const trpcEndpoint = "/api/trpc";
export const operatorEndpoint = "/api/operator";
/** A batch runs all its calls in one request: without a cap, one request tries 500 passwords. */
const largestBatch = 10;
const noStore = { "cache-control": "private, no-store" };

function headersWith(cookies: readonly string[]): Headers {
  const headers = new Headers(noStore);
  for (const cookie of cookies) headers.append("set-cookie", cookie);
  return headers;
}

/** Sent by our own client alone; a form cannot set a header. */
const requireSource = (request: Request) => {
  if (!request.headers.get("x-trpc-source")) throw new DomainError("FORBIDDEN", "api.otherOrigin");
};

const requireSmallBatch = (request: Request, endpoint: string) => {
  const paths = new URL(request.url).pathname.slice(endpoint.length + 1).split(",");
  if (paths.length > largestBatch)
    throw new DomainError("INVALID", "api.batchTooLarge", { limit: largestBatch });
};

function refuse(error: unknown, request: Request): Response {
  const { message, status, ...data } = renderError(error, browserLanguage(request.headers));
  return Response.json({ error: { message, code: -32_600, data } }, { status, headers: noStore });
}

type Root = {
  endpoint: string;
  router: AnyRouter;
  createContext: (headers: Headers) => Promise<TrpcContext>;
};

/** The browser's door: every tRPC request of the console. */
export const handleTrpc = (request: Request): Promise<Response> =>
  answer(request, { endpoint: trpcEndpoint, router: appRouter, createContext: createTrpcContext });

/** The same for the operators' pages, with a root and a cookie of their own. */
export const handleOperatorTrpc = (request: Request): Promise<Response> =>
  answer(request, {
    endpoint: operatorEndpoint,
    router: operatorRouter,
    createContext: createOperatorTrpcContext,
  });

async function answer(request: Request, { endpoint, router, createContext }: Root): Promise<Response> {
  try {
    requireSameOrigin(request);
    requireSource(request);
    requireJson(request);
    requireSmallBatch(request, endpoint);
  } catch (error) {
    return refuse(error, request);
  }
  return fetchRequestHandler({
    endpoint,
    req: request,
    router,
    maxBatchSize: largestBatch,
    // A question too long for an address is asked in a body.
    allowMethodOverride: true,
    createContext: () => createContext(request.headers),
    responseMeta: ({ ctx }) => ({ headers: headersWith(ctx?.cookies ?? []) }),
  });
}
