import { and, eq, gt, sql } from "drizzle-orm";
import { withTenant } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { customRoles, memberFolders, members, passkeys, people } from "@/db/schema";
import { type Context, requirePerson } from "@/server/platform/context";
import type { ListMembersInput, Member } from "./schema";

/**
 * The people of the tenant, in the order in which their accounts were made. Members see each other.
 *
 * @throws FORBIDDEN for keys and jobs
 */
export async function listMembers(
  context: Context,
  { cursor, limit }: ListMembersInput,
): Promise<{ items: Member[]; nextCursor: string | null }> {
  requirePerson(context);
  const rows = await withTenant(context, (tx) =>
    tx
      .select({
        personId: members.personId,
        name: people.name,
        email: people.email,
        role: members.role,
        customRoleId: members.customRoleId,
        customRoleName: customRoles.name,
        folders: sql<
          string[] | null
        >`case when ${members.inFoldersOnly} then array(select mf.folder_id from ${memberFolders} mf
          where mf.tenant_id = ${context.tenantId} and mf.person_id = "members"."person_id" order by 1) end`,
        hasSecondFactor: sql<boolean>`${people.totpSecret} is not null or exists (select from ${passkeys} where ${passkeys.personId} = ${people.id})`,
        createdAt: members.createdAt,
      })
      .from(members)
      .innerJoin(people, eq(people.id, members.personId))
      .leftJoin(customRoles, and(ofTenant(customRoles, context), eq(customRoles.id, members.customRoleId)))
      .where(and(ofTenant(members, context), cursor === undefined ? undefined : gt(members.personId, cursor)))
      .orderBy(members.personId)
      .limit(limit + 1),
  );
  const items = rows.slice(0, limit).map(({ customRoleId, customRoleName, ...member }) => ({
    ...member,
    customRole: customRoleId === null ? null : { customRoleId, name: customRoleName ?? "" },
  }));
  return { items, nextCursor: rows.length > limit ? (items.at(-1)?.personId ?? null) : null };
}
