import type { Context } from "@/server/platform/context";
import { isReached } from "./lock-tree";

/** The name of what stands in the way of an act; `…` for what lies outside of the actor's folders. */
export const toldName = (
  context: Context,
  { name, folderId }: { name: string; folderId: string | null },
): string => (isReached(context, folderId) ? name : "…");
