import { and, eq, sql } from "drizzle-orm";
import { beyondFolders, type Transaction } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { segments, segmentVersions } from "@/db/schema";
import { toldName } from "@/server/domain/folders/told-name";
import type { Context } from "@/server/platform/context";

/**
 * Names of up to three segments whose present rule names something by its id: a tag, a custom field, a campaign. One that lies
 * outside of the actor's folders is in the way as well; its name is told as `…`.
 */
export async function segmentsUsing(tx: Transaction, context: Context, id: string): Promise<string[]> {
  const users = await beyondFolders(tx, context, (whole) => findUsers(tx, whole, id));
  return users.map((user) => toldName(context, user));
}

function findUsers(tx: Transaction, context: { readonly tenantId: string }, id: string) {
  return tx
    .select({ name: segments.name, folderId: segments.folderId })
    .from(segments)
    .innerJoin(
      segmentVersions,
      and(
        eq(segmentVersions.tenantId, segments.tenantId),
        eq(segmentVersions.segmentId, segments.id),
        eq(segmentVersions.version, segments.version),
      ),
    )
    .where(
      and(
        ofTenant(segments, context),
        sql`strpos(${segmentVersions.rule}::text, ${id.toLowerCase()}::text) > 0`,
      ),
    )
    .orderBy(segments.name)
    .limit(3);
}
