import {
  boolean,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import { createdAt, id, instant, label, tenantId, updatedAt } from "../columns";
import { inFolderPolicy, tenantPolicies } from "../rls";
import { domains } from "./domains";
import { folders } from "./folders";
import { segments } from "./segments";
import { tenants } from "./tenants";

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

/** One mail to one segment. This is the draft; sending reads only its release. */
export const campaigns = pgTable(
  "campaigns",
  {
    tenantId: tenantId().references(() => tenants.tenantId),
    id: id(),
    name: label(),
    /** Null: outside of all folders. */
    folderId: uuid(),
    state: text({ enum: campaignStates }).notNull().default("draft"),
    subject: text().notNull().default(""),
    preheader: text().notNull().default(""),
    /** Unlayer design JSON; null: a text-only mail. */
    design: jsonb().$type<unknown>(),
    text: text(),
    fromName: text().notNull().default(""),
    /** The part before @; the domain must be verified. */
    fromLocalPart: text().notNull().default("info"),
    domainId: uuid(),
    replyTo: text().notNull().default(""),
    segmentId: uuid(),
    trackOpens: boolean().notNull().default(true),
    trackClicks: boolean().notNull().default(true),
    /** Wanted wall time `2026-07-16T10:00` in the tenant's zone; null: as soon as it is approved and sent. */
    scheduledWall: text(),
    /** Counts edits; what was checked, tested and approved names the revision. */
    revision: integer().notNull().default(1),
    createdBy: label(),
    /** People (ids) who edited since the last approval; none of them may approve. */
    editors: text().array().notNull().default([]),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    sentAt: instant(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    foreignKey({ columns: [table.tenantId, table.folderId], foreignColumns: [folders.tenantId, folders.id] }),
    index("campaigns_folder").on(table.tenantId, table.folderId),
    foreignKey({ columns: [table.tenantId, table.domainId], foreignColumns: [domains.tenantId, domains.id] }),
    foreignKey({
      columns: [table.tenantId, table.segmentId],
      foreignColumns: [segments.tenantId, segments.id],
    }),
    index("campaigns_updated").on(table.tenantId, table.updatedAt),
    index("campaigns_state").on(table.tenantId, table.state),
    ...tenantPolicies(table),
    inFolderPolicy(table),
  ],
);
