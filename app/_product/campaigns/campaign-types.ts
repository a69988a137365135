import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "@/server/api/trpc/root";

type Outputs = inferRouterOutputs<AppRouter>;

export type CampaignPage = Outputs["campaigns"]["list"];
export type CampaignRow = CampaignPage["items"][number];
export type CampaignDetail = Outputs["campaigns"]["get"];
export type CampaignProgress = Outputs["campaigns"]["watch"];
export type CampaignProblem = Outputs["campaigns"]["check"][number];
export type AudienceCount = Outputs["campaigns"]["countAudience"];
export type MailPreviewData = Outputs["campaigns"]["preview"];
export type ReleaseSums = NonNullable<CampaignProgress["sums"]>;
export type ApprovalRow = Outputs["approvals"]["list"][number];
export type ApprovalDetail = Outputs["approvals"]["get"];
export type ReportData = Outputs["reports"]["get"];
