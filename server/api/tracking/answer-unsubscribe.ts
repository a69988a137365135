import { findReader } from "@/server/domain/sends/find-reader";
import { unsubscribe } from "@/server/domain/sends/unsubscribe";
import { viewUnsubscribe } from "@/server/domain/sends/view-unsubscribe";
import { trackingPage } from "./tracking-page";

/** The page behind the link in the body. Looking changes nothing: scanners open every link. */
export async function showUnsubscribe(request: Request, token: string): Promise<Response> {
  const reader = await findReader(token, "u");
  const view = reader && (await viewUnsubscribe(reader));
  if (!view) return trackingPage(request, 404, "linkUnknown");
  const { tenantName, contact, locale } = view;
  if (view.isTest) return trackingPage(request, 200, "unsubscribeTest", { tenantName, contact, locale });
  return trackingPage(request, 200, view.isSubscribed ? "unsubscribeAsk" : "unsubscribed", {
    tenantName,
    contact,
    locale,
    ...(view.isSubscribed && { button: "unsubscribeButton" }),
  });
}

/** The button of that page. */
export async function acceptUnsubscribe(request: Request, token: string): Promise<Response> {
  const reader = await findReader(token, "u");
  const view = reader && (await viewUnsubscribe(reader));
  if (!reader || !view || !(await unsubscribe(reader, "unsubscribe-page")))
    return trackingPage(request, 404, "linkUnknown");
  const { tenantName, contact, locale, isTest } = view;
  return trackingPage(request, 200, isTest ? "unsubscribeTest" : "unsubscribed", {
    tenantName,
    contact,
    locale,
  });
}

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
