import { and, eq, notInArray, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { members, people } from "@/db/schema";
import { reachesCampaign } from "@/server/domain/folders/reaches-campaign";
import { holdsPermission } from "@/server/domain/roles/holds-permission";
import type { Context } from "@/server/platform/context";

export type Approver = { personId: string; name: string };

/** Who may decide on work of these hands (ids of people and keys): members with the right, whom the campaign's
 * folder is open to, and none of the hands. */
export async function listApprovers(
  tx: Transaction,
  context: Context,
  campaignId: string,
  hands: readonly string[],
): Promise<Approver[]> {
  return tx
    .select({ personId: people.id, name: people.name })
    .from(members)
    .innerJoin(people, eq(people.id, members.personId))
    .where(
      and(
        ofTenant(members, context),
        holdsPermission("approvals:decide"),
        reachesCampaign(sql`${campaignId}::uuid`),
        notInArray(sql`${members.personId}::text`, ["", ...hands]),
      ),
    )
    .orderBy(members.createdAt);
}
