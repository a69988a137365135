import { type LogRow, type SealInput, sealHash } from "./seal-hash";

export type ChainFault = {
  kind:
    | "row-changed"
    | "row-removed"
    | "rows-reordered"
    | "seal-changed"
    | "seals-removed"
    | "row-unsealed"
    | "removed-unsealed"
    | "tail-cut"
    | "chain-rewritten"
    | "anchor-forged";
  /** Number of the seal; null for what has none. */
  no: number | null;
  auditId: string | null;
};

export type Link = {
  no: number;
  auditId: string;
  hash: string;
  sealedAt: string;
  /** Null: the log has it no more. */
  row: LogRow | null;
};

/** More mismatches than this are not compared with each other: whoever changed so much is found anyway. */
const mostCompared = 100;

type Mismatch = { link: Link; previous: string | null; fault: ChainFault };

/**
 * Walks along a tenant's chain, link by link in the order of their numbers. One change gives one fault: after it the chain is followed
 * as it stands, so that what comes later is judged by itself.
 */
export function makeChainJudge(tenantId: string) {
  const faults: ChainFault[] = [];
  const mismatches: Mismatch[] = [];
  let last = 0;
  /** The hash that the next link should be chained to: as it is stored; and, where that did not fit its row, as it should be. */
  let stored: string | null = null;
  let expected: { hash: string; fault: ChainFault } | null = null;
  let isKnown = true;

  const add = (kind: ChainFault["kind"], no: number, auditId: string | null): ChainFault => {
    const fault = { kind, no, auditId };
    faults.push(fault);
    return fault;
  };
  const hashAfter = (previous: string | null, { no, sealedAt }: Link, row: LogRow) =>
    sealHash({ tenantId, no, previous, sealedAt, row } satisfies SealInput);

  function judge(link: Link, row: LogRow): void {
    const computed = hashAfter(stored, link, row);
    if (computed === link.hash || !isKnown) {
      expected = null;
      return;
    }
    if (expected !== null && hashAfter(expected.hash, link, row) === link.hash) {
      // The chain goes on from what the seal before should have said: not its row was changed, but the seal.
      expected.fault.kind = "seal-changed";
      expected = null;
      return;
    }
    const fault = add("row-changed", link.no, link.auditId);
    if (mismatches.length < mostCompared) mismatches.push({ link, previous: stored, fault });
    expected = { hash: computed, fault };
  }

  return {
    next(link: Link): void {
      if (link.no !== last + 1) {
        add("seals-removed", last + 1, null);
        isKnown = false;
        expected = null;
      }
      if (link.row === null) {
        add("row-removed", link.no, link.auditId);
        expected = null;
      } else judge(link, link.row);
      isKnown = true;
      last = link.no;
      stored = link.hash;
    },
    /** @returns all faults, and the number of the last link */
    end(): { faults: ChainFault[]; last: number } {
      nameReordered(tenantId, mismatches);
      return { faults, last };
    },
  };
}

/** Rows that stand in each other's places fit there; then they were not changed but moved. */
function nameReordered(tenantId: string, mismatches: readonly Mismatch[]): void {
  for (const one of mismatches)
    for (const other of mismatches) {
      const { row } = other.link;
      if (one === other || row === null) continue;
      const hashes = [one, other].map(({ link: { sealedAt } }) =>
        sealHash({ tenantId, no: one.link.no, previous: one.previous, sealedAt, row }),
      );
      if (hashes.some((hash) => hash === one.link.hash || hash === other.link.hash)) {
        one.fault.kind = "rows-reordered";
        other.fault.kind = "rows-reordered";
      }
    }
}
