import { actorId, type Context } from "@/server/platform/context";
import type { ConsentSource } from "./schema";

/** Where a consent that a caller declares came from, and its proof: who declared it, and in which words. */
export function consentOrigin(
  { actor }: Context,
  how: string,
): { source: ConsentSource; proof: Record<string, unknown> } {
  if (actor.kind === "key") return { source: "api", proof: { how, keyId: actor.keyId } };
  return { source: "by-hand", proof: { how, by: actorId(actor) } };
}
