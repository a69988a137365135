import { eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { plans, tenants } from "@/db/schema";
import { ladder, trialDays } from "./pure/ladder";

const dayInMilliseconds = 86_400_000;

/** Puts a tenant that was just made on the first step of the ladder, in the transaction that makes it: for who signs up by themselves. */
export async function startTrial(
  tx: Transaction,
  context: { readonly tenantId: string },
  now: Date,
): Promise<void> {
  const [plan] = await tx
    .select({ id: plans.id, monthlyQuota: plans.monthlyQuota })
    .from(plans)
    .where(eq(plans.id, "trial"));
  await tx
    .update(tenants)
    .set({
      standing: "trial",
      dailyQuota: ladder[0],
      trialEndsAt: new Date(now.getTime() + trialDays * dayInMilliseconds),
      ...(plan && { planId: plan.id, monthlyQuota: plan.monthlyQuota }),
    })
    .where(ofTenant(tenants, context));
}
