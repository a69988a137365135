import { sql } from "drizzle-orm";
import {
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { createdAt, day, id, instant, label, tenantId } from "../columns";
import { tenantPolicies, withOwnerPolicy } from "../rls";
import { campaigns } from "./campaigns";

export const approvalStates = ["open", "approved", "returned", "void", "withdrawn"] as const;
export const releaseKinds = ["campaign", "test"] as const;
export const releaseStates = [
  "approved",
  "scheduled",
  "expanding",
  "sending",
  "paused",
  "stopped",
  "done",
  "cancelled",
] as const;

/** Why a release is paused. All but the first put it before a person. */
export const pauseReasons = [
  "by-person",
  "late-start",
  "changed-after-approval",
  "approver-gone",
  "audience-grown",
] as const;

/** A request to approve what a campaign would send: the whole content, frozen. */
export const approvals = pgTable(
  "approvals",
  {
    tenantId: tenantId(),
    id: id(),
    campaignId: uuid().notNull(),
    revision: integer().notNull(),
    content: jsonb().$type<unknown>().notNull(),
    contentSha256: label(),
    audienceCount: integer().notNull(),
    state: text({ enum: approvalStates }).notNull().default("open"),
    requestedBy: uuid().notNull(),
    /** Everyone who had a hand in the content; none of them may approve. */
    hands: text().array().notNull(),
    comment: text().notNull().default(""),
    decidedBy: uuid(),
    decidedAt: instant(),
    decisionComment: text().notNull().default(""),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    foreignKey({
      columns: [table.tenantId, table.campaignId],
      foreignColumns: [campaigns.tenantId, campaigns.id],
    }),
    // What a release points at: this content, approved by this person.
    unique("approvals_decision_unique").on(table.tenantId, table.id, table.contentSha256, table.decidedBy),
    index("approvals_state").on(table.tenantId, table.state, table.createdAt),
    index("approvals_campaign").on(table.tenantId, table.campaignId),
    check(
      "approvals_four_eyes",
      sql`state <> 'approved' or (decided_by is not null and not (decided_by::text = any (hands)))`,
    ),
    ...tenantPolicies(table),
    withOwnerPolicy(table, table.campaignId, "campaigns"),
  ],
);

/** What was approved, never to change. Sending reads this and nothing of the draft. */
export const releases = pgTable(
  "releases",
  {
    tenantId: tenantId(),
    id: id(),
    kind: text({ enum: releaseKinds }).notNull(),
    campaignId: uuid().notNull(),
    approvalId: uuid(),
    content: jsonb().$type<unknown>().notNull(),
    /** sha256 of the canonical JSON of `content`; checked again at start and at each shard. */
    contentSha256: label(),
    audienceCount: integer().notNull(),
    stream: text({ enum: ["transactional", "bulk"] }).notNull(),
    /** What recovery does with a message that may or may not have gone: send again, or take it as accepted. */
    unknownPolicy: text({ enum: ["retry", "assume-delivered"] })
      .notNull()
      .default("retry"),
    state: text({ enum: releaseStates }).notNull(),
    /** First day of the month in which the release was made (UTC): the partition of all its sends. */
    madeMonth: day().notNull(),
    scheduledWall: text(),
    timeZone: label(),
    /** The wall time as an instant; null: not to be started yet. */
    dueAt: instant(),
    approvedBy: uuid(),
    createdAt: createdAt(),
    startedAt: instant(),
    expandedAt: instant(),
    finishedAt: instant(),
    /** Why it is paused, or was when it was stopped; null: it never was, or goes on. */
    pauseReason: text({ enum: pauseReasons }),
    pausedAt: instant(),
    /** When its mail was last seen to wait for the night or for a paused account; null: it may leave. */
    heldAt: instant(),
    /** How long its mail had to wait in all, for a person, the night or its account: so much later it expires. */
    waitedSeconds: integer().notNull().default(0),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    foreignKey({
      columns: [table.tenantId, table.campaignId],
      foreignColumns: [campaigns.tenantId, campaigns.id],
    }),
    foreignKey({
      name: "releases_as_approved",
      columns: [table.tenantId, table.approvalId, table.contentSha256, table.approvedBy],
      foreignColumns: [approvals.tenantId, approvals.id, approvals.contentSha256, approvals.decidedBy],
    }),
    unique("releases_approval_unique").on(table.tenantId, table.approvalId),
    index("releases_campaign").on(table.tenantId, table.campaignId),
    index("releases_due").on(table.state, table.dueAt),
    check("releases_approved", sql`kind = 'test' or (approval_id is not null and approved_by is not null)`),
    ...tenantPolicies(table),
  ],
);

/** A slice of a release's audience by contact id, expanded in one statement; a repeat changes nothing. */
export const releaseShards = pgTable(
  "release_shards",
  {
    tenantId: tenantId(),
    releaseId: uuid().notNull(),
    no: integer().notNull(),
    /** Contacts after this id (null: from the first) up to and with `throughId` (null: to the last). */
    afterId: uuid(),
    throughId: uuid(),
    plannedAt: createdAt(),
    expandedAt: instant(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.releaseId, table.no] }),
    foreignKey({
      columns: [table.tenantId, table.releaseId],
      foreignColumns: [releases.tenantId, releases.id],
    }),
    ...tenantPolicies(table),
  ],
);

/** Roll-up of the events of a release by hour; reports read this. */
export const releaseCounts = pgTable(
  "release_counts",
  {
    tenantId: tenantId(),
    releaseId: uuid().notNull(),
    /** An event kind, or `planned`. */
    kind: label(),
    /** Reason, cause or link number within the kind; '' when there is none. */
    detail: text().notNull().default(""),
    hour: instant().notNull(),
    count: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.releaseId, table.kind, table.detail, table.hour] }),
    // How much of a day or a month is used, and how well it went. `count` is in no index, so counting touches none.
    index("release_counts_hour")
      .on(table.tenantId, table.hour)
      .where(sql`kind in ('accepted', 'bounced', 'bounced-later', 'complained')`),
    ...tenantPolicies(table),
  ],
);
