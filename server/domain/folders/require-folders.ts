import { type Context, type Permission, requirePermission } from "@/server/platform/context";
import { folderNouns } from "./schema";

/**
 * Folders are seen by whoever sees something that lies in them, and arranged by whoever makes something.
 *
 * @throws FORBIDDEN the actor may do it with none of the nouns
 */
export function requireFolders(context: Context, what: "read" | "write"): void {
  const wanted = folderNouns.map((noun): Permission => `${noun}:${what}`);
  requirePermission(context, wanted.find((permission) => context.may.has(permission)) ?? `campaigns:${what}`);
}
