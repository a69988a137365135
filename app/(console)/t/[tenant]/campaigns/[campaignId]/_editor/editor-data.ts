import type { AudienceCount, CampaignDetail, CampaignProblem } from "@/app/_product/campaigns/campaign-types";
import type { MailContent } from "@/server/domain/templates/schema";

/** What a mail's body holds, in numbers. */
export type ContentFacts = {
  kind: "design" | "text" | "empty";
  images: number;
  mergeFields: number;
  links: number;
};

/** The campaign without its body, which stays on the server until it is edited. */
export type EditorCampaign = Omit<CampaignDetail, "design" | "text"> & { contentFacts: ContentFacts };

/** What a person changes on this page; a body only by taking that of a template. */
export type CampaignDraft = Pick<
  CampaignDetail,
  | "name"
  | "subject"
  | "preheader"
  | "fromName"
  | "fromLocalPart"
  | "domainId"
  | "replyTo"
  | "segmentId"
  | "trackOpens"
  | "trackClicks"
  | "scheduledWall"
> & { body?: Pick<MailContent, "design" | "text"> };

export type EditorData = {
  tenant: { slug: string; name: string; timeZone: string; locale: "ja" | "en" };
  campaign: EditorCampaign;
  segments: readonly { segmentId: string; name: string }[];
  domains: readonly { domainId: string; name: string; state: "pending" | "verified" | "failing" }[];
  customFields: readonly { key: string; label: string }[];
  problems: CampaignProblem[];
  /** Null while no segment is chosen. */
  audience: AudienceCount | null;
  /** Permissions of the person who looks. */
  may: readonly string[];
  /** The calendar day in the tenant's zone. */
  today: string;
};

export const editorCards = ["audience", "sender", "content", "timing", "tracking"] as const;
export type EditorCard = (typeof editorCards)[number];
