import { index, jsonb, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { createdAt, id, instant, label, tenantId } from "../columns";
import { tenantPolicies } from "../rls";
import { tenants } from "./tenants";

export const domainStates = ["pending", "verified", "failing"] as const;

/** A domain that a tenant sends from. Only the checker makes it `verified`. */
export const domains = pgTable(
  "domains",
  {
    tenantId: tenantId().references(() => tenants.tenantId),
    id: id(),
    name: label(),
    state: text({ enum: domainStates }).notNull().default("pending"),
    ownershipToken: label(),
    dkimSelector: label(),
    dkimPublicKey: label(),
    /** PKCS 8, sealed; the place is `tenant/domains/dkim/id`. */
    dkimPrivateKey: label(),
    /** The last check, record by record. */
    checks: jsonb().$type<unknown[]>().notNull().default([]),
    checkedAt: instant(),
    verifiedAt: instant(),
    /** Since when it fails; sending stops 72 h later. */
    failingSince: instant(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    unique("domains_name_unique").on(table.tenantId, table.name),
    index("domains_created").on(table.tenantId, table.createdAt),
    ...tenantPolicies(table),
  ],
);

/** Which tenant proved a domain: one at a time over all tenants. Global: see `globalTables`. */
export const domainOwners = pgTable("domain_owners", {
  name: text().primaryKey(),
  tenant: uuid().notNull(),
  since: instant().notNull().defaultNow(),
});
