"use client";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { createTRPCClient } from "@trpc/client";
import { createTRPCContext } from "@trpc/tanstack-react-query";
import { type ReactNode, useState } from "react";
import { makeLinks } from "@/app/_trpc/make-links";
import { proveAgainLink } from "@/app/_trpc/prove-again-link";
import type { AppRouter } from "@/server/api/trpc/root";

const { TRPCProvider, useTRPC, useTRPCClient } = createTRPCContext<AppRouter>();

export { useTRPC, useTRPCClient };

const staleMilliseconds = 10_000;

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
  const [trpcClient] = useState(() =>
    createTRPCClient<AppRouter>({ links: [proveAgainLink, ...makeLinks({ tenant })] }),
  );
  return (
    <QueryClientProvider client={queryClient}>
      <TRPCProvider trpcClient={trpcClient} queryClient={queryClient}>
        {children}
      </TRPCProvider>
    </QueryClientProvider>
  );
}
