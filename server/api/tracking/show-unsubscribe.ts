import { findReader } from "@/server/domain/sends/find-reader";
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
    // Also for a browser that came by the one-click address, which answers a POST with an empty page.
    ...(view.isSubscribed && { button: { label: "unsubscribeButton", action: `/u/${token}` } }),
  });
}
