import type postgres from "postgres";
import { DomainError, notFound } from "@/server/platform/errors";
import { hashContent } from "./pure/hash-content";
import { type ReleaseContent, releaseContent } from "./schema";

export type LoadedRelease = {
  tenantId: string;
  id: string;
  kind: "campaign" | "test";
  campaignId: string;
  state: string;
  stream: "transactional" | "bulk";
  unknownPolicy: "retry" | "assume-delivered";
  madeMonth: string;
  timeZone: string;
  createdAt: Date;
  content: ReleaseContent;
};

const changedKey = "releases.changedAfterApproval";
/** Is this what `loadRelease` says of a release that is not what was approved? */
export const isChanged = (error: unknown): boolean =>
  error instanceof DomainError && error.key === changedKey;

/**
 * Reads a release and makes sure that it still is what was approved.
 *
 * @throws NOT_FOUND no such release in this tenant
 * @throws CONFLICT the content does not have the approved hash; nothing of it may be sent
 */
export async function loadRelease(
  sql: postgres.Sql | postgres.TransactionSql,
  tenantId: string,
  releaseId: string,
): Promise<LoadedRelease> {
  const [row] = await sql<(Omit<LoadedRelease, "content"> & { content: unknown; contentSha256: string })[]>`
    select tenant_id "tenantId", id, kind, campaign_id "campaignId", state, stream, unknown_policy "unknownPolicy",
      made_month::text "madeMonth", time_zone "timeZone", created_at "createdAt", content, content_sha256 "contentSha256"
    from releases where tenant_id = ${tenantId} and id = ${releaseId}`;
  if (!row) throw notFound("releases");
  const { contentSha256, ...release } = row;
  if (hashContent(release.content) !== contentSha256)
    throw new DomainError("CONFLICT", changedKey, { releaseId });
  return { ...release, content: releaseContent.parse(release.content) };
}
