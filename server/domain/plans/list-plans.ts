import { globalDatabase } from "@/db/client";
import { plans } from "@/db/schema";

export type Plan = { id: string; name: string; monthlyQuota: number; seats: number | null };

/** What the installation sells, the smallest first. */
export async function listPlans(): Promise<Plan[]> {
  return globalDatabase()
    .select({ id: plans.id, name: plans.name, monthlyQuota: plans.monthlyQuota, seats: plans.seats })
    .from(plans)
    .orderBy(plans.monthlyQuota, plans.id);
}
