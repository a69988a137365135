import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "@/server/api/trpc/root";

type Outputs = inferRouterOutputs<AppRouter>;

/** An import with its progress, and how its file begins. */
export type ImportDetail = Outputs["imports"]["get"];
export type ContactField = Outputs["contacts"]["listFields"][number];
