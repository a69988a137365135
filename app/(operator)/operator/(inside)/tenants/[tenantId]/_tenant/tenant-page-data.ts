import type { inferRouterOutputs } from "@trpc/server";
import type { OperatorRouter } from "@/server/api/trpc/operator-root";

export type TenantPageData = inferRouterOutputs<OperatorRouter>["tenants"]["get"];
