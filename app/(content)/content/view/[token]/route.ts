import { answerWebView } from "@/server/api/content/answer-web-view";

type Params = { params: Promise<{ token: string }> };

export const GET = async (request: Request, { params }: Params) =>
  answerWebView(request, (await params).token);
