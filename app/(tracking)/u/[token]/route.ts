import { acceptUnsubscribe } from "@/server/api/tracking/accept-unsubscribe";
import { showUnsubscribe } from "@/server/api/tracking/show-unsubscribe";

type Params = { params: Promise<{ token: string }> };

export const GET = async (request: Request, { params }: Params) =>
  showUnsubscribe(request, (await params).token);
export const POST = async (request: Request, { params }: Params) =>
  acceptUnsubscribe(request, (await params).token);
