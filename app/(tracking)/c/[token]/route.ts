import { answerClick } from "@/server/api/tracking/answer-click";

type Params = { params: Promise<{ token: string }> };

export const GET = async (request: Request, { params }: Params) => answerClick(request, (await params).token);
export const HEAD = GET;
