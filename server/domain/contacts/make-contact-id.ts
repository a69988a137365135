import { sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import type { Context } from "@/server/platform/context";
import { bucketSql } from "./bucket-sql";

/** A new id, and the bucket that belongs to it. */
export async function makeContactId(
  tx: Transaction,
  { tenantId }: Context,
): Promise<{ id: string; bucket: number }> {
  const bucket = sql.raw(bucketSql("tenant", "id"));
  const [made] = await tx.execute<{ id: string; bucket: number }>(
    sql`select id, ${bucket} bucket from (select uuidv7() id, ${tenantId}::uuid tenant) made`,
  );
  if (!made) throw new Error("SELECT gave no row");
  return { id: made.id, bucket: made.bucket };
}
