"use client";
import { keepPreviousData, skipToken, useQueries, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { type GroupNode, toRule } from "@/app/_product/segment-builder/builder-tree";
import { useTRPC } from "@/app/_trpc/client";
import { useSettled } from "@/app/_ui/use-settled";
import type { SegmentRule } from "@/server/domain/segments/schema";

const countStaysInMilliseconds = 30_000;
/** Rows are counted too while the whole takes less than this, and while they are so few. */
const quickInMilliseconds = 1_500;
const mostRows = 12;

/**
 * How many people a rule names, 300 ms after its last change.
 *
 * @param rule null while it cannot be counted
 */
export function useRuleCount(rule: SegmentRule | null) {
  const trpc = useTRPC();
  const text = rule === null ? null : JSON.stringify(rule);
  const settled = useSettled(text);
  const query = useQuery(
    trpc.segments.count.queryOptions(settled === null ? skipToken : { rule: JSON.parse(settled) }, {
      placeholderData: keepPreviousData,
      staleTime: countStaysInMilliseconds,
      retry: false,
    }),
  );
  return {
    count: query.data ?? null,
    /** The number is of an earlier rule, or of none. */
    stale: text === null || text !== settled || query.isPlaceholderData || query.isFetching,
    /** Something is missing in the rule: counting begins when it is there. */
    waiting: text === null,
    error: text !== null && text === settled ? query.error : null,
    again: () => void query.refetch(),
    /** The rule that the number is of, once it is there. */
    countedRule: query.isSuccess && !query.isPlaceholderData && settled !== null ? settled : null,
  };
}

export type RuleCount = ReturnType<typeof useRuleCount>;

/** People left after each row of the root, by id, when its rows are joined by かつ and counting is quick. */
export function useRemaining(
  tree: GroupNode,
  { count, countedRule }: RuleCount,
): ReadonlyMap<string, number> {
  const trpc = useTRPC();
  const { children } = tree;
  const isCounted = countedRule === JSON.stringify(toRule(tree));
  const isQuick = count !== null && count.tookMs < quickInMilliseconds;
  const isFit = tree.mode === "all" && children.length > 0 && children.length <= mostRows;
  const wanted = isFit && isQuick && isCounted ? children.slice(0, -1) : [];
  const counts = useQueries({
    queries: wanted.map((_, no) => {
      const rule = toRule({ ...tree, children: children.slice(0, no + 1) });
      return trpc.segments.count.queryOptions(
        { rule },
        { staleTime: countStaysInMilliseconds, retry: false },
      );
    }),
  });
  const remaining = new Map<string, number>();
  wanted.forEach(({ id }, no) => {
    const data = counts[no]?.data;
    if (data) remaining.set(id, data.count);
  });
  const last = children.at(-1);
  if (isFit && last && count && isCounted) remaining.set(last.id, count.count);
  const [kept, setKept] = useState<ReadonlyMap<string, number>>(remaining);
  const isWhole = isFit ? isCounted && remaining.size === children.length : isCounted;
  const isNew = isWhole && JSON.stringify([...kept]) !== JSON.stringify([...remaining]);
  if (isNew) setKept(remaining);
  return isNew ? remaining : kept;
}
