"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTRPC } from "@/app/_trpc/client";
import { showToast } from "@/app/_ui/show-toast";

/** After a change: says so, and shows factors and sessions as they are now. */
export function useFactorChange(): (said?: string) => void {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const router = useRouter();
  return (said) => {
    if (said !== undefined) showToast(said);
    void queries.invalidateQueries({ queryKey: trpc.factors.list.queryKey() });
    router.refresh();
  };
}
