import { boolean, index, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { createdAt, id, instant, label, tenantId } from "../columns";
import { tenantPolicies } from "../rls";
import { tenants } from "./tenants";

/** A key of the REST API. The key itself is shown once and never stored. */
export const apiKeys = pgTable(
  "api_keys",
  {
    tenantId: tenantId().references(() => tenants.tenantId),
    id: id(),
    name: label(),
    /** The last four characters, to tell keys apart. */
    tail: label(),
    scopes: text().array().notNull(),
    /** Networks (CIDR) from which it may be used; empty: any. */
    allowedNetworks: text().array().notNull().default([]),
    /** Can reach only the tenant's own people, never customers. */
    sandbox: boolean().notNull().default(false),
    createdBy: uuid().notNull(),
    createdAt: createdAt(),
    expiresAt: instant(),
    lastUsedAt: instant(),
    revokedAt: instant(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    index("api_keys_created").on(table.tenantId, table.createdAt),
    ...tenantPolicies(table),
  ],
);

/** SHA-256 of a key → whose it is. Global: see `globalTables`. */
export const apiKeyIndex = pgTable("api_key_index", {
  hash: text().primaryKey(),
  tenant: uuid().notNull(),
  keyId: uuid().notNull(),
  /** Of a text that was rotated away: until then it still works. Null: as long as the key. */
  validUntil: instant(),
});
