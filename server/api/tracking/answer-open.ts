import { findReader } from "@/server/domain/sends/find-reader";
import { recordReading } from "@/server/domain/sends/record-reading";
import { recordLater } from "./record-later";

/** A transparent GIF of one pixel. */
const pixel = Uint8Array.from(
  Buffer.from("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7", "base64"),
);

/**
 * The open pixel. A token that is not ours gets the same picture, and counts nothing.
 *
 * @param later does its work once the answer is out
 */
export function answerOpen(
  request: Request,
  token: string,
  later: typeof recordLater = recordLater,
): Response {
  const { method } = request;
  const userAgent = request.headers.get("user-agent") ?? "";
  later(async () => {
    const reader = await findReader(token, "o");
    if (reader) await recordReading(reader, "opened", { method, userAgent });
  });
  return new Response(method === "HEAD" ? null : pixel, {
    headers: {
      "content-type": "image/gif",
      "cache-control": "no-store, private",
      "content-length": String(pixel.length),
    },
  });
}
