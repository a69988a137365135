import { foreignKey, index, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { id, instant, label, tenantId } from "../columns";
import { tenantPolicies } from "../rls";
import { contacts } from "./contacts";

export const consentPurposes = ["marketing"] as const;
export const consentStates = ["given", "withdrawn"] as const;
export const suppressionCauses = ["hard-bounce", "complaint", "by-hand", "unsubscribed-all"] as const;

/** The consent ledger: every yes and no, for ever. INSERT and SELECT only. The person is an id here; the address is elsewhere. */
export const consentEvents = pgTable(
  "consent_events",
  {
    tenantId: tenantId(),
    id: id(),
    contactId: uuid().notNull(),
    purpose: text({ enum: consentPurposes }).notNull(),
    state: text({ enum: consentStates }).notNull(),
    at: instant().notNull().defaultNow(),
    /** import, api, form, unsubscribe-page, one-click, by-hand */
    source: label(),
    /** Which import, key, send or form: what proves it. */
    proof: jsonb().$type<Record<string, unknown>>().notNull().default({}),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    index("consent_events_contact").on(table.tenantId, table.contactId, table.id),
    ...tenantPolicies(table),
  ],
);

/** What the ledger says now, one row for each contact and purpose. */
export const consents = pgTable(
  "consents",
  {
    tenantId: tenantId(),
    contactId: uuid().notNull(),
    purpose: text({ enum: consentPurposes }).notNull(),
    state: text({ enum: consentStates }).notNull(),
    at: instant().notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.contactId, table.purpose] }),
    foreignKey({
      columns: [table.tenantId, table.contactId],
      foreignColumns: [contacts.tenantId, contacts.id],
    }).onDelete("cascade"),
    index("consents_state").on(table.tenantId, table.purpose, table.state),
    ...tenantPolicies(table),
  ],
);

/** Addresses put under suppression and taken out of it, for ever. INSERT and SELECT only. */
export const suppressionEvents = pgTable(
  "suppression_events",
  {
    tenantId: tenantId(),
    id: id(),
    addressHash: label(),
    kind: text({ enum: ["added", "lifted"] }).notNull(),
    cause: text({ enum: suppressionCauses }).notNull(),
    at: instant().notNull().defaultNow(),
    sendId: uuid(),
    reason: text().notNull().default(""),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    index("suppression_events_address").on(table.tenantId, table.addressHash, table.id),
    ...tenantPolicies(table),
  ],
);

/** Addresses that get no mail now. */
export const suppressions = pgTable(
  "suppressions",
  {
    tenantId: tenantId(),
    addressHash: label(),
    cause: text({ enum: suppressionCauses }).notNull(),
    at: instant().notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.addressHash] }), ...tenantPolicies(table)],
);
