import { z } from "zod";
import { getReport } from "@/server/domain/reports/get-report";
import { addRoute } from "./add-route";
import { reportShape } from "./campaign-shapes";
import type { RestApi } from "./rest-api";

/** Results of campaigns. */
export function registerReports(api: RestApi): void {
  addRoute(api, {
    method: "get",
    path: "/campaigns/{campaignId}/report",
    tag: "reports",
    summary: "Read the result of a campaign",
    permission: "reports:read",
    params: z.object({ campaignId: z.uuid() }),
    answer: reportShape,
    run: (context, { params }) => getReport(context, params),
  });
}
