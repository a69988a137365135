import { sql } from "drizzle-orm";
import { fromDrizzle, PgBoss } from "pg-boss";
import type { z } from "zod";
import { sideSql, type Transaction } from "@/db/client";
import type { Job } from "./define-job";

let sender: PgBoss | undefined;
/** Never started: it reads what queues there are, apart from the pool, and writes rows through the caller's transaction. */
function queue(): PgBoss {
  const db = {
    executeSql: async (text: string, values: unknown[] = []) => ({
      rows: [...(await sideSql().unsafe(text, values as never[]))],
    }),
  };
  sender ??= new PgBoss({ db, migrate: false, supervise: false, schedule: false });
  return sender;
}

/** For jobs that belong to no tenant. */
export const installation = { tenantId: null } as const;

/**
 * Runs a job later, for the same tenant or for the installation. It is part of the transaction: if that rolls back, the job never was.
 *
 * @param key with `policy: "exclusive"`, a second job of the same key is dropped while the first is queued or running
 */
export async function enqueue<Payload extends z.ZodType>(
  tx: Transaction,
  context: { readonly tenantId: string | null },
  { name, payload: shape }: Job<Payload>,
  payload: z.input<Payload>,
  { key, startAfter }: { key?: string; startAfter?: Date } = {},
): Promise<void> {
  await queue().send(
    name,
    { tenantId: context.tenantId, payload: shape.parse(payload) },
    {
      db: fromDrizzle(tx, sql),
      ...(key !== undefined && { singletonKey: key }),
      ...(startAfter && { startAfter }),
    },
  );
}
