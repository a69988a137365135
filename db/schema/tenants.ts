import {
  boolean,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { createdAt, id, instant, label, tenantId, updatedAt } from "../columns";
import { tenantPolicies } from "../rls";
import { plans } from "./operators";
import { people } from "./people";

export const tenantStandings = ["trial", "active", "paused", "suspended"] as const;
export const memberRoles = ["owner", "admin", "marketer", "approver", "analyst", "developer"] as const;

/** A company that sends. Everything else that a company owns carries its tenant_id. */
export const tenants = pgTable(
  "tenants",
  {
    tenantId: uuid().primaryKey(),
    /** Four bytes that stand for the tenant in links and return paths. */
    number: integer().notNull().generatedAlwaysAsIdentity(),
    slug: label(),
    name: label(),
    standing: text({ enum: tenantStandings }).notNull().default("active"),
    /** IANA name; calendar windows and quiet hours are read in it. */
    timeZone: text().notNull().default("Asia/Tokyo"),
    locale: text({ enum: ["ja", "en"] })
      .notNull()
      .default("ja"),
    /** The display items of the specified e-mail law (特定電子メール法 4条); marketing mail is refused while one is empty. */
    legalName: text().notNull().default(""),
    postalAddress: text().notNull().default(""),
    contactPoint: text().notNull().default(""),
    /** Only addresses of the tenant's own people may be written to. */
    testListOnly: boolean().notNull().default(false),
    /** No bulk mail from this hour to that, tenant's zone; both null: any hour. */
    quietFromHour: smallint(),
    quietToHour: smallint(),
    /** At most so many marketing mails to one contact in 7 × 24 h; null: no cap. */
    weeklyCap: smallint(),
    /** Everyone needs a second factor. */
    secondFactorRequired: boolean().notNull().default(true),
    /** An e-mailed code counts as a second factor. */
    emailCodesAllowed: boolean().notNull().default(false),
    /** Networks (CIDR) from which the console and the API may be used; empty: any. */
    allowedNetworks: text().array().notNull().default([]),
    /** A session ends so long after signing in; the shortest of a person's tenants counts. */
    sessionHours: smallint().notNull().default(12),
    /** A session ends when unused for so long. */
    idleMinutes: smallint().notNull().default(120),
    monthlyQuota: integer().notNull().default(1_000_000),
    planId: text().references(() => plans.id),
    /** Of a trial; null where there is none. */
    trialEndsAt: instant(),
    /** Mails a day that a new tenant may send: the step of the ladder it stands on; null: no such limit. */
    dailyQuota: integer(),
    /** Why the operator paused or suspended it, in the operator's words; shown to the tenant. */
    standingReason: text().notNull().default(""),
    standingChangedAt: instant(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    unique("tenants_slug_unique").on(table.slug),
    unique("tenants_number_unique").on(table.number),
    ...tenantPolicies(table),
  ],
);

/** A role that a tenant made itself: a set of permissions with a name. */
export const customRoles = pgTable(
  "custom_roles",
  {
    tenantId: tenantId().references(() => tenants.tenantId),
    id: id(),
    name: label(),
    permissions: text().array().notNull(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    unique("custom_roles_name_unique").on(table.tenantId, table.name),
    ...tenantPolicies(table),
  ],
);

/** A person's place in a tenant. */
export const members = pgTable(
  "members",
  {
    tenantId: uuid()
      .notNull()
      .references(() => tenants.tenantId),
    personId: uuid()
      .notNull()
      .references(() => people.id),
    role: text({ enum: memberRoles }).notNull(),
    /** A role of the tenant's own, which then decides in place of `role`. */
    customRoleId: uuid(),
    /** Sees only what lies in the folders of `member_folders`. */
    inFoldersOnly: boolean().notNull().default(false),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.personId] }),
    foreignKey({
      columns: [table.tenantId, table.customRoleId],
      foreignColumns: [customRoles.tenantId, customRoles.id],
    }),
    index("members_role").on(table.tenantId, table.role),
    ...tenantPolicies(table),
  ],
);
