import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "@/server/api/trpc/root";

/** One contact as the list shows it. */
export type ContactRow = inferRouterOutputs<AppRouter>["contacts"]["list"]["items"][number];
