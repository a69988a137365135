import { acceptUnsubscribe, showUnsubscribe } from "@/server/api/tracking/answer-unsubscribe";

type Params = { params: Promise<{ token: string }> };

export const GET = async (request: Request, { params }: Params) =>
  showUnsubscribe(request, (await params).token);
export const POST = async (request: Request, { params }: Params) =>
  acceptUnsubscribe(request, (await params).token);
