import { answerOpen } from "@/server/api/tracking/answer-open";

type Params = { params: Promise<{ token: string }> };

export const GET = async (request: Request, { params }: Params) => answerOpen(request, (await params).token);
export const HEAD = GET;
