import { eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { plans, type tenants } from "@/db/schema";

/** With what a company begins that signed up by itself: on trial, by the plan of that name where the installation has one. */
export async function trialTerms(tx: Transaction): Promise<Partial<typeof tenants.$inferInsert>> {
  const [plan] = await tx
    .select({ planId: plans.id, monthlyQuota: plans.monthlyQuota })
    .from(plans)
    .where(eq(plans.id, "trial"));
  return { standing: "trial", ...plan };
}
