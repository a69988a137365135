import { findLink } from "@/server/domain/sends/find-link";
import { findReader } from "@/server/domain/sends/find-reader";
import { recordReading } from "@/server/domain/sends/record-reading";
import { recordLater } from "./record-later";
import { trackingPage } from "./tracking-page";

/**
 * Leads to where the approved mail says, and nowhere else: the address is looked up, never taken from the request.
 *
 * @param later does its work once the answer is out
 */
export async function answerClick(
  request: Request,
  token: string,
  later: typeof recordLater = recordLater,
): Promise<Response> {
  const reader = await findReader(token, "c");
  const destination = reader && (await findLink(reader));
  if (!reader || !destination) return trackingPage(request, 404, "linkUnknown");
  const { method } = request;
  const userAgent = request.headers.get("user-agent") ?? "";
  later(() => recordReading(reader, "clicked", { method, userAgent }));
  return new Response(null, {
    status: 302,
    headers: {
      location: destination,
      "cache-control": "no-store, private",
      "referrer-policy": "no-referrer",
    },
  });
}
