import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "@/server/api/trpc/root";

type Outputs = inferRouterOutputs<AppRouter>["contacts"];

/** A contact with everything that its page shows. */
export type Contact = Outputs["get"];
export type ContactField = Outputs["listFields"][number];
export type TimelineItem = Contact["timeline"][number];
