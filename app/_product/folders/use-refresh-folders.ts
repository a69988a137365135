"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTRPC } from "@/app/_trpc/client";

/** After a change of folders: the page's own data, and what dialogs have asked for, are read again. */
export function useRefreshFolders(): () => void {
  const router = useRouter();
  const trpc = useTRPC();
  const queries = useQueryClient();
  return () => {
    router.refresh();
    void queries.invalidateQueries({ queryKey: trpc.folders.list.queryKey() });
  };
}
