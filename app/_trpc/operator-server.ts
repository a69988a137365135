import { headers } from "next/headers";
import { cache } from "react";
import { createOperatorTrpcContext } from "@/server/api/trpc/operator-init";
import { createOperatorCaller } from "@/server/api/trpc/operator-root";

const contextNow = cache(async () => createOperatorTrpcContext(new Headers(await headers())));

/** The API of the operators' pages as a server component calls it. */
export const operatorApi = cache(async () => createOperatorCaller(await contextNow()));

/** The operator who is signed in on this request; null when nobody is. */
export const readOperator = cache(async () => (await contextNow()).session);
