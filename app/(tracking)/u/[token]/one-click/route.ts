import { acceptOneClick } from "@/server/api/tracking/accept-one-click";
import { showUnsubscribe } from "@/server/api/tracking/show-unsubscribe";

type Params = { params: Promise<{ token: string }> };

/** Someone opened the header's address in a browser: the page with the button. */
export const GET = async (request: Request, { params }: Params) =>
  showUnsubscribe(request, (await params).token);
export const POST = async (_request: Request, { params }: Params) => acceptOneClick((await params).token);
