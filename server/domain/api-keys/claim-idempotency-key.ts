import { and, eq, isNull, sql } from "drizzle-orm";
import { withTenant } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { idempotencyKeys } from "@/db/schema";
import type { Context } from "@/server/platform/context";
import { DomainError } from "@/server/platform/errors";

const keptHours = 24;
/** A request that has not answered by then has lost its process. */
const longestRequestSeconds = 60;

export type IdempotencyClaim =
  | {
      state: "claimed";
      /** Keeps the answer for those who ask again. */
      keep: (status: number, body: string) => Promise<void>;
      /** Gives the key back, for work that was refused before it began. */
      release: () => Promise<void>;
    }
  | { state: "answered"; status: number; body: string };

/**
 * Claims an idempotency key for one request, by one statement: of two at once, one gets it.
 *
 * @param requestHash stands for method, path and body; the same key must come with the same request
 * @throws CONFLICT the key belongs to a different request, or its first request has not answered (yet)
 */
export async function claimIdempotencyKey(
  context: Context,
  { key, requestHash }: { key: string; requestHash: string },
): Promise<IdempotencyClaim> {
  const isOld = sql`${idempotencyKeys.createdAt} < now() - make_interval(hours => ${keptHours})`;
  return withTenant(context, async (tx) => {
    const claimed = await tx
      .insert(idempotencyKeys)
      .values({ tenantId: context.tenantId, key, requestHash })
      .onConflictDoUpdate({
        target: [idempotencyKeys.tenantId, idempotencyKeys.key],
        set: { requestHash, status: null, body: null, createdAt: sql`now()` },
        setWhere: isOld,
      })
      .returning({ key: idempotencyKeys.key });
    if (claimed.length > 0) return ownClaim(context, key);
    const [known] = await tx
      .select({
        requestHash: idempotencyKeys.requestHash,
        status: idempotencyKeys.status,
        body: idempotencyKeys.body,
        isLost: sql<boolean>`${idempotencyKeys.createdAt} < now() - make_interval(secs => ${longestRequestSeconds})`,
      })
      .from(idempotencyKeys)
      .where(and(ofTenant(idempotencyKeys, context), eq(idempotencyKeys.key, key)));
    if (known?.requestHash !== undefined && known.requestHash !== requestHash)
      throw new DomainError("CONFLICT", "api.idempotencyMismatch");
    if (!known || known.status === null)
      throw new DomainError(
        "CONFLICT",
        known?.isLost ? "api.idempotencyUnfinished" : "api.idempotencyInFlight",
      );
    return { state: "answered", status: known.status, body: known.body ?? "" };
  });
}

function ownClaim(context: Context, key: string): IdempotencyClaim {
  const isMine = and(
    ofTenant(idempotencyKeys, context),
    eq(idempotencyKeys.key, key),
    isNull(idempotencyKeys.status),
  );
  return {
    state: "claimed",
    keep: (status, body) =>
      withTenant(context, async (tx) => {
        await tx.update(idempotencyKeys).set({ status, body }).where(isMine);
      }),
    release: () =>
      withTenant(context, async (tx) => {
        await tx.delete(idempotencyKeys).where(isMine);
      }),
  };
}
