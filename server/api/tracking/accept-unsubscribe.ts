import { findReader } from "@/server/domain/sends/find-reader";
import { unsubscribe } from "@/server/domain/sends/unsubscribe";
import { viewUnsubscribe } from "@/server/domain/sends/view-unsubscribe";
import { trackingPage } from "./tracking-page";

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
