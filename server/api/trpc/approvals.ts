import { approveCampaign } from "@/server/domain/campaigns/approve-campaign";
import { getApproval } from "@/server/domain/campaigns/get-approval";
import { listApprovals } from "@/server/domain/campaigns/list-approvals";
import { previewApproval } from "@/server/domain/campaigns/preview-approval";
import { returnCampaign } from "@/server/domain/campaigns/return-campaign";
import {
  approvalIdInput,
  decideApprovalInput,
  listApprovalsInput,
  previewApprovalInput,
} from "@/server/domain/campaigns/schema";
import { withdrawApproval } from "@/server/domain/campaigns/withdraw-approval";
import { router, tenantProcedure } from "./init";

export const approvalsRouter = router({
  list: tenantProcedure.input(listApprovalsInput).query(({ ctx, input }) => listApprovals(ctx, input)),
  get: tenantProcedure.input(approvalIdInput).query(({ ctx, input }) => getApproval(ctx, input)),
  preview: tenantProcedure.input(previewApprovalInput).query(({ ctx, input }) => previewApproval(ctx, input)),
  approve: tenantProcedure
    .input(decideApprovalInput)
    .mutation(({ ctx, input }) => approveCampaign(ctx, input)),
  return: tenantProcedure.input(decideApprovalInput).mutation(({ ctx, input }) => returnCampaign(ctx, input)),
  withdraw: tenantProcedure.input(approvalIdInput).mutation(({ ctx, input }) => withdrawApproval(ctx, input)),
});
