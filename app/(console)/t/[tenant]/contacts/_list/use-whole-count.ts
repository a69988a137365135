import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "@/app/_trpc/client";
import type { ContactMatching } from "./contact-row";

type Counted = {
  matching: ContactMatching;
  mayWrite: boolean;
  count: { value: number; more: boolean } | null;
};

/**
 * How many people the whole list holds, to select them all. The page counts to 10,000; a longer list is counted here, beside
 * the page.
 *
 * @returns undefined while that is not known, and where they are more than one act may change
 */
export function useWholeCount({ matching, mayWrite, count }: Counted): number | undefined {
  const trpc = useTRPC();
  const isLong = count?.more === true;
  const { data } = useQuery(trpc.contacts.count.queryOptions(matching, { enabled: mayWrite && isLong }));
  if (count === null) return undefined;
  if (!isLong) return count.value;
  return data === undefined || data.more ? undefined : data.value;
}
