import { cache } from "react";
import {
  type ApiDocument,
  apiDocument,
} from "@/app/(console)/t/[tenant]/integrations/_reference/api-document";
import { handleRest } from "@/server/api/rest/handle-rest";

/** Our own description of the REST API, as `/api/v1/openapi.json` gives it to anybody. */
export const loadApiDocument = cache(async (): Promise<ApiDocument> => {
  const response = await handleRest(new Request("http://app.invalid/api/v1/openapi.json"));
  return apiDocument.parse(await response.json());
});
