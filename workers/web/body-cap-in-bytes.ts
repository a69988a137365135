import type { Site } from "./route-request";

const kibibyte = 1_024;
const mebibyte = kibibyte * kibibyte;
/** Uploads of files by pages and programs; the doors have finer limits of their own. */
const uploads = [/^\/api\/v1\/(imports|files)(\/|$)/, /^\/api\/(imports|files|uploads)(\/|$)/];

/** The largest body that is read at all. Doors refuse earlier and in words; this bounds what they have to look at. */
export function bodyCapInBytes(site: Site, path: string): number {
  if (site !== "app") return 64 * kibibyte;
  if (path.startsWith("/api/auth/")) return 64 * kibibyte;
  return uploads.some((upload) => upload.test(path)) ? 210 * mebibyte : 4 * mebibyte;
}
