import { answerImage } from "@/server/api/content/answer-image";

type Params = { params: Promise<{ tenantId: string; sha256: string }> };

export async function GET(_request: Request, { params }: Params) {
  const { tenantId, sha256 } = await params;
  return answerImage(tenantId, sha256);
}
