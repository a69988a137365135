import { sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";

/**
 * planned = accepted + bounced + failed + excluded + cancelled + waiting, always: what a send is at last, each send once.
 * The rest are things that readers did, each send once for a kind; those of programs stand apart.
 */
export type ReleaseSums = {
  planned: number;
  accepted: number;
  bounced: number;
  failed: number;
  excluded: number;
  cancelled: number;
  /** Still in the queue: not tried yet, or put off by the receiver. */
  waiting: number;
  deferrals: number;
  unknown: number;
  opened: number;
  openedByMachine: number;
  clicked: number;
  clickedByMachine: number;
  unsubscribed: number;
  complained: number;
};

/** The sums of releases, from their roll-ups. */
export async function sumCounts(
  tx: Transaction,
  context: { readonly tenantId: string },
  releaseIds: readonly string[],
): Promise<Map<string, ReleaseSums>> {
  if (releaseIds.length === 0) return new Map();
  const rows = await tx.execute<{ releaseId: string; kind: string; detail: string; count: number }>(sql`
    select release_id "releaseId", kind, case when detail = 'machine' then detail else '' end detail, sum(count)::int count
    from release_counts where tenant_id = ${context.tenantId} and release_id = any (${sql.param([...releaseIds])}::uuid[])
    group by 1, 2, 3`);
  return new Map(releaseIds.map((id) => [id, toSums(rows.filter(({ releaseId }) => releaseId === id))]));
}

/** Adds up roll-up rows of one release. */
export function toSums(rows: readonly { kind: string; detail: string; count: number }[]): ReleaseSums {
  const of = (kind: string, detail?: string) =>
    rows.reduce(
      (sum, row) =>
        row.kind === kind && (detail === undefined || row.detail === detail) ? sum + row.count : sum,
      0,
    );
  const bouncedLater = of("bounced-later");
  const outcomes = {
    accepted: of("accepted") - bouncedLater,
    bounced: of("bounced") + bouncedLater,
    failed: of("failed"),
    excluded: of("excluded"),
    cancelled: of("cancelled"),
  };
  const planned = of("planned");
  return {
    planned,
    ...outcomes,
    waiting: planned - Object.values(outcomes).reduce((sum, count) => sum + count, 0),
    deferrals: of("deferred"),
    unknown: of("unknown"),
    opened: of("opened", ""),
    openedByMachine: of("opened", "machine"),
    clicked: of("clicked", ""),
    clickedByMachine: of("clicked", "machine"),
    unsubscribed: of("unsubscribed"),
    complained: of("complained"),
  };
}
