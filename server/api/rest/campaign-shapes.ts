import { z } from "zod";
import { campaignStates } from "@/server/domain/campaigns/schema";
import { pauseReasons } from "@/server/domain/releases/schema";

const instant = z.iso.datetime();

const sums = z.object({
  planned: z.int(),
  accepted: z.int(),
  bounced: z.int(),
  failed: z.int(),
  excluded: z.int(),
  cancelled: z.int(),
  waiting: z.int(),
  deferrals: z.int(),
  unknown: z.int(),
  opened: z.int(),
  openedByMachine: z.int(),
  clicked: z.int(),
  clickedByMachine: z.int(),
  unsubscribed: z.int(),
  complained: z.int(),
});
export const campaignRowShape = z.object({
  id: z.uuid(),
  name: z.string(),
  folderId: z.uuid().nullable(),
  subject: z.string(),
  state: z.enum(campaignStates),
  scheduledWall: z.string().nullable(),
  updatedAt: instant,
  sentAt: instant.nullable(),
  audienceCount: z.int().nullable(),
  sums: sums.nullable(),
});
export const campaignShape = z.object({
  id: z.uuid(),
  name: z.string(),
  folderId: z.uuid().nullable(),
  state: z.enum(campaignStates),
  subject: z.string(),
  preheader: z.string(),
  design: z.unknown(),
  text: z.string().nullable(),
  fromName: z.string(),
  fromLocalPart: z.string(),
  domainId: z.uuid().nullable(),
  replyTo: z.string(),
  segmentId: z.uuid().nullable(),
  trackOpens: z.boolean(),
  trackClicks: z.boolean(),
  scheduledWall: z.string().nullable(),
  revision: z.int(),
  createdAt: instant,
  updatedAt: instant,
  sentAt: instant.nullable(),
  approval: z
    .object({
      id: z.uuid(),
      state: z.string(),
      decisionComment: z.string(),
      createdAt: instant,
      decidedAt: instant.nullable(),
    })
    .nullable(),
  release: z
    .object({
      id: z.uuid(),
      state: z.string(),
      dueAt: instant.nullable(),
      startedAt: instant.nullable(),
      finishedAt: instant.nullable(),
      pauseReason: z.enum(pauseReasons).nullable(),
      audienceCount: z.int(),
      sums,
    })
    .nullable(),
});
export const problemShape = z.object({
  code: z.string(),
  severity: z.enum(["block", "warn"]),
  where: z.string(),
  details: z.record(z.string(), z.union([z.string(), z.number()])),
});
export const ledgerShape = z.object({
  inSegment: z.int(),
  excluded: z.array(z.object({ reason: z.string(), count: z.int() })),
  willReceive: z.int(),
  asOf: instant,
});
export const reportShape = z.object({
  campaignId: z.uuid(),
  releaseId: z.uuid(),
  state: z.string(),
  startedAt: instant.nullable(),
  finishedAt: instant.nullable(),
  asOf: instant,
  sums,
  reasons: z.array(z.object({ kind: z.string(), reason: z.string(), count: z.int() })),
  hours: z.array(
    z.object({
      hour: instant,
      accepted: z.int(),
      opened: z.int(),
      clicked: z.int(),
      unsubscribed: z.int(),
      bounced: z.int(),
    }),
  ),
  links: z.array(z.object({ no: z.int(), url: z.string(), people: z.int() })),
  domains: z.array(
    z.object({ domain: z.string(), planned: z.int(), accepted: z.int(), bounced: z.int(), waiting: z.int() }),
  ),
});
