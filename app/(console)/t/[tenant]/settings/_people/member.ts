import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "@/server/api/trpc/root";

export type Member = inferRouterOutputs<AppRouter>["people"]["listMembers"]["items"][number];
