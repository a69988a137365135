"use client";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { createTRPCClient, httpBatchLink } from "@trpc/client";
import { createTRPCContext } from "@trpc/tanstack-react-query";
import { type ReactNode, useState } from "react";
import { decodeInstants } from "@/app/_trpc/decode-instants";
import type { AppRouter } from "@/server/api/trpc/root";

const { TRPCProvider, useTRPC, useTRPCClient } = createTRPCContext<AppRouter>();

export { useTRPC, useTRPCClient };

/** As many calls as the server runs in one request. */
const largestBatch = 10;
const staleMilliseconds = 10_000;

const makeClient = (tenant: string | null) =>
  createTRPCClient<AppRouter>({
    links: [
      httpBatchLink({
        url: "/api/trpc",
        maxItems: largestBatch,
        headers: { "x-trpc-source": "browser", ...(tenant !== null && { "x-hikyaku-tenant": tenant }) },
        transformer: {
          input: { serialize: (value: unknown) => value, deserialize: (value: unknown) => value },
          output: { serialize: (value: unknown) => value, deserialize: decodeInstants },
        },
      }),
    ],
  });

/**
 * Gives the pages below it the API: `const trpc = useTRPC()`, then `useQuery(trpc.tenants.get.queryOptions())`.
 * Mount it anew for each tenant (`key={tenant}`), so that no cache outlives a switch.
 *
 * @param tenant slug of the tenant that the pages are about; null where there is none
 */
export function ApiProvider({ tenant, children }: { tenant: string | null; children: ReactNode }) {
  const [queryClient] = useState(
    () => new QueryClient({ defaultOptions: { queries: { staleTime: staleMilliseconds, retry: 1 } } }),
  );
  const [trpcClient] = useState(() => makeClient(tenant));
  return (
    <QueryClientProvider client={queryClient}>
      <TRPCProvider trpcClient={trpcClient} queryClient={queryClient}>
        {children}
      </TRPCProvider>
    </QueryClientProvider>
  );
}
