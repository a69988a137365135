import { z } from "zod";

export const getReportInput = z.strictObject({ campaignId: z.uuid() });
export type GetReportInput = z.output<typeof getReportInput>;
