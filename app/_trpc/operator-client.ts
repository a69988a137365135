"use client";

import { createTRPCClient, type TRPCLink } from "@trpc/client";
import { makeLinks } from "@/app/_trpc/make-links";
import type { OperatorRouter } from "@/server/api/trpc/operator-root";

/** The API of the operators' pages, from the browser: `operatorClient.tenants.setPlan.mutate({ … })`. */
export const operatorClient = createTRPCClient<OperatorRouter>({
  // The links know addresses and bodies, and nothing of the procedures behind them.
  links: makeLinks({ tenant: null, url: "/api/operator" }) as unknown as TRPCLink<OperatorRouter>[],
});
