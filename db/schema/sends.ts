import { sql } from "drizzle-orm";
import {
  boolean,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { createdAt, day, id, instant, label, tenantId } from "../columns";
import { tenantPolicies } from "../rls";

/**
 * Every planned recipient, once, for good; excluded ones with their reason. INSERT and SELECT only.
 * Partitioned by `made_month`, which a repeat of the same release always shares, so the dedupe key holds over all partitions.
 */
export const sends = pgTable(
  "sends",
  {
    tenantId: tenantId(),
    madeMonth: day().notNull(),
    id: id(),
    releaseId: uuid().notNull(),
    contactId: uuid().notNull(),
    addressHash: label(),
    /** Receiving domain, for the breakdown by receiver. */
    domain: label(),
    dedupeKey: label(),
    /** Reason code of `may-send`; null: was handed to the queue. */
    excludedReason: text(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.madeMonth, table.id] }),
    unique("sends_dedupe_key_unique").on(table.tenantId, table.madeMonth, table.dedupeKey),
    index("sends_release").on(table.tenantId, table.releaseId),
    index("sends_contact").on(table.tenantId, table.contactId, table.createdAt),
    ...tenantPolicies(table),
  ],
);

/** Mail that still has to leave: one narrow row each, gone when it is settled. No foreign keys: hot. */
export const queue = pgTable(
  "queue",
  {
    tenantId: tenantId(),
    /** The send's id. */
    id: uuid().notNull(),
    madeMonth: day().notNull(),
    releaseId: uuid().notNull(),
    contactId: uuid().notNull(),
    domain: label(),
    /** A team member's address that gets this instead of the contact; set by releases of kind `test` alone. */
    testAddress: text(),
    stream: text({ enum: ["transactional", "bulk"] }).notNull(),
    /** `sending`: its final dot may have been written. */
    state: text({ enum: ["due", "leased", "sending"] })
      .notNull()
      .default("due"),
    /** When to take it next: for a leased row, when its lease ends. */
    dueAt: instant().notNull().defaultNow(),
    attempts: smallint().notNull().default(0),
    firstTriedAt: instant(),
    /** When it is too old to leave, not counting the time for which it had to wait: that is `waited_seconds` of its release. */
    expiresAt: instant().notNull(),
    leaseOwner: text(),
    /** Grows with each lease; who settles must name the one he holds. */
    leaseEpoch: integer().notNull().default(0),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    // By release, so that the mail of one that waits is stepped over whole.
    index("queue_due_of_release").on(table.tenantId, table.releaseId, table.dueAt),
    index("queue_lease_owner").on(table.leaseOwner).where(sql`lease_owner is not null`),
    ...tenantPolicies(table),
  ],
);

export const eventKinds = [
  "excluded",
  "accepted",
  "deferred",
  "bounced",
  "failed",
  "cancelled",
  "unknown",
  "opened",
  "clicked",
  "unsubscribed",
  "complained",
] as const;

/** What happened to a send, appended. INSERT and SELECT only. Partitioned by month of `occurred_at`. */
export const messageEvents = pgTable(
  "message_events",
  {
    tenantId: tenantId(),
    id: id(),
    occurredAt: instant().notNull().defaultNow(),
    madeMonth: day().notNull(),
    sendId: uuid().notNull(),
    releaseId: uuid().notNull(),
    contactId: uuid().notNull(),
    kind: text({ enum: eventKinds }).notNull(),
    /** Reason code, bounce class, or '' */
    reason: text().notNull().default(""),
    /** SMTP reply, verbatim; at most 1,000 characters. */
    reply: text(),
    code: smallint(),
    enhanced: text(),
    host: text(),
    /** Whom we spoke to, and from where: receiving address. */
    address: text(),
    attempt: smallint(),
    linkNo: smallint(),
    /** Opened or clicked by a program, as far as we can tell. */
    machine: boolean().notNull().default(false),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id, table.occurredAt] }),
    index("message_events_send").on(table.tenantId, table.sendId),
    index("message_events_release").on(table.tenantId, table.releaseId, table.kind),
    index("message_events_contact").on(table.tenantId, table.contactId, table.occurredAt),
    ...tenantPolicies(table),
  ],
);

/** First time that a reader did something with a send: makes unique counts exact under parallel requests. */
export const reactions = pgTable(
  "reactions",
  {
    tenantId: tenantId(),
    sendId: uuid().notNull(),
    kind: text({ enum: ["opened", "clicked", "unsubscribed", "complained", "bounced"] }).notNull(),
    /** −1 when the kind has no link. */
    linkNo: integer().notNull().default(-1),
    machine: boolean().notNull().default(false),
    firstAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.sendId, table.kind, table.linkNo, table.machine] }),
    ...tenantPolicies(table),
  ],
);
