import { z } from "zod";
import { slug } from "@/server/domain/tenants/schema";

/** Somebody of the installation's staff, with a session of theirs that is open. */
export type Operator = {
  readonly personId: string;
  readonly sessionId: string;
  readonly name: string;
  /** Client address as the trusted edge saw it. */
  readonly address: string | null;
};

const tenantId = z.uuid();
const name = z.string().trim().min(1).max(100);
const standing = z.enum(["trial", "active", "paused", "suspended"]);
export type Standing = z.output<typeof standing>;

export const listTenantsInput = z.strictObject({
  /** Part of a name or of an address. */
  search: z.string().trim().max(100).optional(),
  standings: z.array(standing).max(4).optional(),
  /** Of the page before: the last name and id on it. */
  cursor: z.strictObject({ name: z.string().max(100), tenantId }).optional(),
  limit: z.int().min(1).max(100).default(50),
});
export type ListTenantsInput = z.output<typeof listTenantsInput>;

export const tenantInput = z.strictObject({ tenantId });

/** A tenant as whoever runs the installation sees it: counts and names, never contacts. */
export type TenantFacts = {
  tenantId: string;
  slug: string;
  name: string;
  standing: Standing;
  /** In the operator's words; the tenant reads it too. */
  standingReason: string;
  standingChangedAt: Date | null;
  plan: { id: string; name: string } | null;
  trialEndsAt: Date | null;
  /** Mails a day; null: no such limit. */
  dailyQuota: number | null;
  monthlyQuota: number;
  timeZone: string;
  createdAt: Date;
  people: number;
  /** 100,001 stands for more than 100,000; so with `waiting`. */
  contacts: number;
  /** Mails in the queue. */
  waiting: number;
  /** Since the first of the month, in the tenant's zone. */
  month: { accepted: number; bounced: number; complained: number };
  /** Accepted in the last 24 hours. */
  acceptedToday: number;
  lastSeenAt: Date | null;
  /** Until when operators may look in by the tenant's leave; null: they may not. */
  supportUntil: Date | null;
};

/** A sign of intent for what stops a company's mail: its address in the console, typed. */
const typedSlug = z.string().trim().max(40);

export const setStandingInput = z
  .strictObject({
    tenantId,
    standing,
    /** Shown to the tenant; asked for when it is paused or suspended. */
    reason: z.string().trim().max(500).default(""),
    typedSlug,
  })
  .refine(({ standing: to, reason }) => reason !== "" || (to !== "paused" && to !== "suspended"), {
    message: "operator.reasonMissing",
    path: ["reason"],
  });
export type SetStandingInput = z.output<typeof setStandingInput>;

export const setQuotasInput = z.strictObject({
  tenantId,
  monthlyQuota: z.int().min(0).max(2_000_000_000),
  dailyQuota: z.int().min(0).max(2_000_000_000).nullable(),
  /** The end of a trial; null: it has none. */
  trialEndsAt: z.iso.datetime({ offset: true }).nullable(),
});
export type SetQuotasInput = z.output<typeof setQuotasInput>;

export const setPlanInput = z.strictObject({ tenantId, planId: z.string().min(1).max(40) });

export const makeTenantInput = z.strictObject({
  slug,
  name,
  locale: z.enum(["ja", "en"]).default("ja"),
  isTrial: z.boolean().default(true),
  owner: z.strictObject({ email: z.email().max(254), name }),
});
export type MakeTenantInput = z.output<typeof makeTenantInput>;

export const listOperatorLogInput = z.strictObject({
  personId: z.uuid().optional(),
  tenantId: tenantId.optional(),
  /** `tenant.suspend`, or `tenant.` for all of a noun. */
  action: z.string().max(100).optional(),
  cursor: z.uuid("api.badCursor").optional(),
  limit: z.int().min(1).max(100).default(50),
});
export type ListOperatorLogInput = z.output<typeof listOperatorLogInput>;

export type OperatorLogRow = {
  id: string;
  at: Date;
  personId: string;
  personName: string | null;
  action: string;
  subject: string;
  address: string | null;
  details: Record<string, unknown>;
};
