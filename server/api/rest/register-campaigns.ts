import { z } from "zod";
import { checkCampaign } from "@/server/domain/campaigns/check-campaign";
import { countAudience } from "@/server/domain/campaigns/count-audience";
import { createCampaign } from "@/server/domain/campaigns/create-campaign";
import { deleteCampaign } from "@/server/domain/campaigns/delete-campaign";
import { duplicateCampaign } from "@/server/domain/campaigns/duplicate-campaign";
import { getCampaign } from "@/server/domain/campaigns/get-campaign";
import { listCampaigns } from "@/server/domain/campaigns/list-campaigns";
import { campaignStates, createCampaignInput, updateCampaignInput } from "@/server/domain/campaigns/schema";
import { updateCampaign } from "@/server/domain/campaigns/update-campaign";
import { inFolder } from "@/server/domain/folders/schema";
import { addRoute } from "./add-route";
import { campaignRowShape, campaignShape, ledgerShape, problemShape } from "./campaign-shapes";
import { listPage, pageQuery } from "./list-page";
import type { RestApi } from "./rest-api";

const params = z.object({ campaignId: z.uuid() });
const at = "/campaigns/{campaignId}";
const tag = "campaigns";
const madeId = z.object({ id: z.uuid() });

/** Drafts of campaigns. Approving is a person's: no key can do it, and `send` refuses what was not approved. */
export function registerCampaigns(api: RestApi): void {
  addRoute(api, {
    method: "get",
    path: "/campaigns",
    tag,
    summary: "List campaigns, newest change first",
    permission: "campaigns:read",
    query: pageQuery.extend({
      state: z.enum(campaignStates).optional(),
      search: z.string().max(100).optional(),
      ...inFolder,
    }),
    answer: listPage(campaignRowShape),
    run: (context, { query: { state, ...query } }) =>
      listCampaigns(context, { ...query, ...(state && { states: [state] }) }),
  });
  addRoute(api, {
    method: "post",
    path: "/campaigns",
    tag,
    summary: "Create a draft",
    permission: "campaigns:write",
    body: createCampaignInput,
    answer: madeId,
    status: 201,
    run: (context, { body }) => createCampaign(context, body),
  });
  addRoute(api, {
    method: "get",
    path: at,
    tag,
    summary: "Read a campaign",
    permission: "campaigns:read",
    params,
    answer: campaignShape,
    run: (context, input) => getCampaign(context, input.params),
  });
  addRoute(api, {
    method: "patch",
    path: at,
    tag,
    summary: "Change a draft; an approval of it is void",
    permission: "campaigns:write",
    params,
    body: updateCampaignInput.omit({ campaignId: true }),
    answer: z.object({ revision: z.int(), voided: z.boolean() }),
    run: (context, input) => updateCampaign(context, { ...input.params, ...input.body }),
  });
  addRoute(api, {
    method: "delete",
    path: at,
    tag,
    summary: "Delete a draft without history",
    permission: "campaigns:write",
    params,
    run: (context, input) => deleteCampaign(context, input.params),
  });
  registerViews(api);
}

function registerViews(api: RestApi): void {
  addRoute(api, {
    method: "post",
    path: `${at}/duplicate`,
    tag,
    summary: "Begin a new draft from this campaign",
    permission: "campaigns:write",
    params,
    answer: madeId,
    status: 201,
    run: (context, input) => duplicateCampaign(context, input.params),
  });
  addRoute(api, {
    method: "get",
    path: `${at}/problems`,
    tag,
    summary: "List what stands between this draft and its approval",
    permission: "campaigns:read",
    params,
    answer: z.object({ items: z.array(problemShape) }),
    run: async (context, input) => ({ items: await checkCampaign(context, input.params) }),
  });
  addRoute(api, {
    method: "get",
    path: `${at}/audience`,
    tag,
    summary: "Count who would receive it now, and why others would not",
    permission: "campaigns:read",
    params,
    answer: ledgerShape,
    run: (context, input) => countAudience(context, input.params),
  });
}
