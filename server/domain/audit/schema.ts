import { z } from "zod";

const auditFilter = {
  /** `campaigns/<id>` */
  subject: z.string().max(200).optional(),
  /** `campaign.send`, or `campaign.` for all of a noun. */
  action: z.string().max(100).optional(),
  actorId: z.string().max(100).optional(),
  from: z.iso.datetime({ offset: true }).optional(),
  to: z.iso.datetime({ offset: true }).optional(),
};
const endsAfterBegin = ({ from, to }: { from?: string | undefined; to?: string | undefined }) =>
  from === undefined || to === undefined || Date.parse(from) <= Date.parse(to);

export const listAuditInput = z
  .strictObject({
    ...auditFilter,
    cursor: z.uuid("api.badCursor").optional(),
    limit: z.int().min(1).max(200).default(50),
  })
  .refine(endsAfterBegin, "audit.badPeriod");

/** csv: for a spreadsheet · jsonl: one JSON object a line */
export const auditFormats = ["csv", "jsonl"] as const;
export const exportAuditInput = z
  .strictObject({ ...auditFilter, format: z.enum(auditFormats).default("csv") })
  .refine(endsAfterBegin, "audit.badPeriod");
export type ExportAuditInput = z.output<typeof exportAuditInput>;
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
  /** The values that changed; null where nothing was changed. */
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
  /** Its place in the tenant's chain; null until the sealer has come by, within seconds. */
  seal: {
    no: number;
    /** SHA-256 over the row and the seal before it, base64url. */
    hash: string;
    sealedAt: Date;
  } | null;
};

export type AuditChain = {
  /** The last seal; null before the first. */
  head: { no: number; hash: string; sealedAt: Date } | null;
  /** How far a copy outside the database reaches; null before the first. */
  anchored: { no: number; hash: string; at: Date } | null;
};
