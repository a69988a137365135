import { type SQL, sql } from "drizzle-orm";
import { campaigns, folders, memberFolders, members } from "@/db/schema";

/**
 * The condition on `members` of having a campaign within reach: whose rights are limited to folders, one of them is the
 * campaign's folder or lies above it.
 */
export const reachesCampaign = (
  campaignId: SQL,
): SQL<boolean> => sql<boolean>`(not ${members.inFoldersOnly} or exists (
  with recursive above as (
    select f.id, f.parent_id from ${folders} f join ${campaigns} c on c.tenant_id = f.tenant_id and c.folder_id = f.id
    where c.tenant_id = ${members.tenantId} and c.id = ${campaignId}
    union select f.id, f.parent_id from ${folders} f join above on f.id = above.parent_id where f.tenant_id = ${members.tenantId})
  select from above join ${memberFolders} mf on mf.folder_id = above.id
  where mf.tenant_id = ${members.tenantId} and mf.person_id = ${members.personId}))`;
