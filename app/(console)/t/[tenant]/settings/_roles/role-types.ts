import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "@/server/api/trpc/root";

export type Matrix = inferRouterOutputs<AppRouter>["roles"]["list"];
export type CustomRole = Matrix["custom"][number];
export type Permission = Matrix["permissions"][number];
