import { z } from "zod";

export const listAuditInput = z
  .strictObject({
    /** `campaigns/<id>` */
    subject: z.string().max(200).optional(),
    /** `campaign.send`, or `campaign.` for all of a noun. */
    action: z.string().max(100).optional(),
    actorId: z.string().max(100).optional(),
    from: z.iso.datetime({ offset: true }).optional(),
    to: z.iso.datetime({ offset: true }).optional(),
    cursor: z.uuid("api.badCursor").optional(),
    limit: z.int().min(1).max(200).default(50),
  })
  .refine(
    ({ from, to }) => from === undefined || to === undefined || Date.parse(from) <= Date.parse(to),
    "audit.badPeriod",
  );
export type ListAuditInput = z.output<typeof listAuditInput>;

export type AuditRow = {
  id: string;
  at: Date;
  actorKind: "person" | "key" | "system" | "operator";
  actorId: string;
  /** Name of a person or key that is still there; null else. */
  actorName: string | null;
  action: string;
  subject: string;
  /** Name of what it was done to, while that is there and the reader may see it; null else. */
  subjectName: string | null;
  address: string | null;
  details: Record<string, unknown>;
};
