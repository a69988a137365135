import { and, eq, inArray, notInArray, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { members, people } from "@/db/schema";
import { type Context, permissionsOfRole, roles } from "@/server/platform/context";

const decidingRoles = roles.filter((role) => permissionsOfRole[role].includes("approvals:decide"));

export type Approver = { personId: string; name: string };

/** Who may decide on work of these hands (ids of people and keys): members with the right, and none of the hands. */
export async function listApprovers(
  tx: Transaction,
  context: Context,
  hands: readonly string[],
): Promise<Approver[]> {
  return tx
    .select({ personId: people.id, name: people.name })
    .from(members)
    .innerJoin(people, eq(people.id, members.personId))
    .where(
      and(
        ofTenant(members, context),
        inArray(members.role, decidingRoles),
        notInArray(sql`${members.personId}::text`, ["", ...hands]),
      ),
    )
    .orderBy(members.createdAt);
}
