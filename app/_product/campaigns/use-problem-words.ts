"use client";
import { useTranslations } from "next-intl";
import type { CampaignProblem } from "@/app/_product/campaigns/campaign-types";

/** The sentence of a problem that the check of a campaign found. */
export function useProblemWords(): (problem: CampaignProblem) => string {
  const campaigns = useTranslations("campaigns.problems");
  const templates = useTranslations("templates.problems");
  return ({ code, details }) => {
    if (campaigns.has(code as never)) return campaigns(code as never, details as never);
    return templates.has(code as never) ? templates(code as never, details as never) : code;
  };
}
