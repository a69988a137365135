import { z } from "zod";
import { inFolder, intoFolder } from "@/server/domain/folders/schema";
import { mailContent } from "@/server/domain/templates/schema";

/** A header of the mail and a line of a list alike: one line. */
const oneLine = /^[^\p{Cc}]*$/u;
const name = z.string().trim().min(1).max(200).regex(oneLine, { error: "templates.controlCharacter" });
const localPart = z
  .string()
  .regex(/^[A-Za-z0-9](?:[A-Za-z0-9._+-]{0,62}[A-Za-z0-9])?$/, { error: "campaigns.badLocalPart" });
/** `2026-07-16T10:00`, a day and an hour that exist. */
const wall = z.iso
  .datetime({ local: true, precision: -1, error: "api.badWallTime" })
  .regex(/\d$/, { error: "api.badWallTime" });
const campaignId = z.uuid();

export const campaignStates = [
  "draft",
  "in-review",
  "changes-requested",
  "approved",
  "scheduled",
  "sending",
  "paused",
  "sent",
  "stopped",
  "cancelled",
] as const;
export type CampaignState = (typeof campaignStates)[number];

export const createCampaignInput = z.strictObject({ name, templateId: z.uuid().optional(), ...intoFolder });
export const campaignIdInput = z.strictObject({ campaignId });
export const updateCampaignInput = z.strictObject({
  campaignId,
  /** The revision that the editor saw: an edit made over somebody else's is refused. */
  revision: z.int().min(1),
  name: name.optional(),
  subject: mailContent.shape.subject.optional(),
  preheader: mailContent.shape.preheader.optional(),
  design: mailContent.shape.design.optional(),
  text: mailContent.shape.text.optional(),
  fromName: z.string().trim().max(100).regex(oneLine, { error: "templates.controlCharacter" }).optional(),
  fromLocalPart: localPart.optional(),
  domainId: z.uuid().nullable().optional(),
  replyTo: z.union([z.literal(""), z.email()]).optional(),
  segmentId: z.uuid().nullable().optional(),
  trackOpens: z.boolean().optional(),
  trackClicks: z.boolean().optional(),
  scheduledWall: wall.nullable().optional(),
});
export const listCampaignsInput = z.strictObject({
  states: z.array(z.enum(campaignStates)).max(10).optional(),
  search: z.string().trim().max(100).optional(),
  cursor: z.string().max(200).optional(),
  limit: z.int().min(1).max(200).default(50),
  ...inFolder,
});
export const requestApprovalInput = z.strictObject({
  campaignId,
  comment: z.string().trim().max(2_000).default(""),
});
export const approvalIdInput = z.strictObject({ approvalId: z.uuid() });
export const decideApprovalInput = z.strictObject({
  approvalId: z.uuid(),
  comment: z.string().trim().max(2_000).default(""),
});
export const previewCampaignInput = z.strictObject({ campaignId, contactId: z.uuid().optional() });
export const previewApprovalInput = z.strictObject({ approvalId: z.uuid(), contactId: z.uuid().optional() });
export const listApprovalsInput = z.strictObject({
  state: z.enum(["open", "approved", "returned", "void", "withdrawn"]).default("open"),
  limit: z.int().min(1).max(200).default(50),
});
export const testCampaignInput = z.strictObject({
  campaignId,
  /** Whose data the test shows. */
  contactId: z.uuid(),
  /** Addresses of people of this tenant. */
  to: z.array(z.email()).min(1).max(5),
});

export type CreateCampaignInput = z.output<typeof createCampaignInput>;
export type CampaignIdInput = z.output<typeof campaignIdInput>;
export type UpdateCampaignInput = z.output<typeof updateCampaignInput>;
export type ListCampaignsInput = z.output<typeof listCampaignsInput>;
export type RequestApprovalInput = z.output<typeof requestApprovalInput>;
export type ApprovalIdInput = z.output<typeof approvalIdInput>;
export type DecideApprovalInput = z.output<typeof decideApprovalInput>;
export type ListApprovalsInput = z.output<typeof listApprovalsInput>;
export type TestCampaignInput = z.output<typeof testCampaignInput>;
export type PreviewCampaignInput = z.output<typeof previewCampaignInput>;
export type PreviewApprovalInput = z.output<typeof previewApprovalInput>;
