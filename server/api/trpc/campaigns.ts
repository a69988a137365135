import { cancelCampaign } from "@/server/domain/campaigns/cancel-campaign";
import { checkCampaign } from "@/server/domain/campaigns/check-campaign";
import { countAudience } from "@/server/domain/campaigns/count-audience";
import { createCampaign } from "@/server/domain/campaigns/create-campaign";
import { deleteCampaign } from "@/server/domain/campaigns/delete-campaign";
import { duplicateCampaign } from "@/server/domain/campaigns/duplicate-campaign";
import { getCampaign } from "@/server/domain/campaigns/get-campaign";
import { listCampaigns } from "@/server/domain/campaigns/list-campaigns";
import { pauseCampaign } from "@/server/domain/campaigns/pause-campaign";
import { previewCampaign } from "@/server/domain/campaigns/preview-campaign";
import { requestApproval } from "@/server/domain/campaigns/request-approval";
import { resumeCampaign } from "@/server/domain/campaigns/resume-campaign";
import {
  campaignIdInput,
  createCampaignInput,
  listCampaignsInput,
  previewCampaignInput,
  requestApprovalInput,
  testCampaignInput,
  updateCampaignInput,
} from "@/server/domain/campaigns/schema";
import { sendCampaign } from "@/server/domain/campaigns/send-campaign";
import { stopCampaign } from "@/server/domain/campaigns/stop-campaign";
import { testCampaign } from "@/server/domain/campaigns/test-campaign";
import { updateCampaign } from "@/server/domain/campaigns/update-campaign";
import { watchCampaign } from "@/server/domain/campaigns/watch-campaign";
import { router, tenantProcedure } from "./init";

export const campaignsRouter = router({
  create: tenantProcedure.input(createCampaignInput).mutation(({ ctx, input }) => createCampaign(ctx, input)),
  update: tenantProcedure.input(updateCampaignInput).mutation(({ ctx, input }) => updateCampaign(ctx, input)),
  delete: tenantProcedure.input(campaignIdInput).mutation(({ ctx, input }) => deleteCampaign(ctx, input)),
  duplicate: tenantProcedure
    .input(campaignIdInput)
    .mutation(({ ctx, input }) => duplicateCampaign(ctx, input)),
  get: tenantProcedure.input(campaignIdInput).query(({ ctx, input }) => getCampaign(ctx, input)),
  list: tenantProcedure.input(listCampaignsInput).query(({ ctx, input }) => listCampaigns(ctx, input)),
  watch: tenantProcedure.input(campaignIdInput).query(({ ctx, input }) => watchCampaign(ctx, input)),
  preview: tenantProcedure.input(previewCampaignInput).query(({ ctx, input }) => previewCampaign(ctx, input)),
  check: tenantProcedure.input(campaignIdInput).query(({ ctx, input }) => checkCampaign(ctx, input)),
  countAudience: tenantProcedure.input(campaignIdInput).query(({ ctx, input }) => countAudience(ctx, input)),
  test: tenantProcedure.input(testCampaignInput).mutation(({ ctx, input }) => testCampaign(ctx, input)),
  requestApproval: tenantProcedure
    .input(requestApprovalInput)
    .mutation(({ ctx, input }) => requestApproval(ctx, input)),
  send: tenantProcedure.input(campaignIdInput).mutation(({ ctx, input }) => sendCampaign(ctx, input)),
  pause: tenantProcedure.input(campaignIdInput).mutation(({ ctx, input }) => pauseCampaign(ctx, input)),
  resume: tenantProcedure.input(campaignIdInput).mutation(({ ctx, input }) => resumeCampaign(ctx, input)),
  stop: tenantProcedure.input(campaignIdInput).mutation(({ ctx, input }) => stopCampaign(ctx, input)),
  cancel: tenantProcedure.input(campaignIdInput).mutation(({ ctx, input }) => cancelCampaign(ctx, input)),
});
