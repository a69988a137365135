import { findReader } from "@/server/domain/sends/find-reader";
import { unsubscribe } from "@/server/domain/sends/unsubscribe";

/**
 * RFC 8058: a POST from the reader's mail program, without cookies, in either form encoding; answered 200 without a redirect, and
 * done when it is answered.
 */
export async function acceptOneClick(token: string): Promise<Response> {
  const reader = await findReader(token, "u");
  const isDone = reader !== null && (await unsubscribe(reader, "one-click"));
  return new Response(null, {
    status: isDone ? 200 : 404,
    headers: { "cache-control": "no-store, private" },
  });
}
