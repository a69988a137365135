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
import { createdAt, label, updatedAt } from "../columns";
import { tenantPolicies } from "../rls";
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
    monthlyQuota: integer().notNull().default(1_000_000),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    unique("tenants_slug_unique").on(table.slug),
    unique("tenants_number_unique").on(table.number),
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
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.personId] }),
    index("members_role").on(table.tenantId, table.role),
    ...tenantPolicies(table),
  ],
);
