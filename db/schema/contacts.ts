import { sql } from "drizzle-orm";
import {
  boolean,
  doublePrecision,
  foreignKey,
  index,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { createdAt, day, id, label, tenantId, updatedAt } from "../columns";
import { tenantPolicies } from "../rls";
import { tenants } from "./tenants";

export const fieldTypes = ["text", "number", "boolean", "date"] as const;
export type FieldValue = string | number | boolean;

/** A person a tenant may write to: master data, overwritten by imports and edits. */
export const contacts = pgTable(
  "contacts",
  {
    tenantId: tenantId().references(() => tenants.tenantId),
    id: id(),
    email: label(),
    /** The normalised address: equal keys are one person. */
    emailKey: label(),
    /** hmac(address, tenant key): what suppressions and sends hold instead of the address. */
    addressHash: label(),
    /** The part after @, as an A-label. */
    domain: label(),
    familyName: text().notNull().default(""),
    givenName: text().notNull().default(""),
    familyNameKana: text().notNull().default(""),
    givenNameKana: text().notNull().default(""),
    company: text().notNull().default(""),
    department: text().notNull().default(""),
    jobTitle: text().notNull().default(""),
    honorific: text().notNull().default(""),
    phone: text().notNull().default(""),
    postcode: text().notNull().default(""),
    /** Custom fields by key, as shown and merged; `contact_values` holds them as conditions see them. */
    fields: jsonb().$type<Record<string, FieldValue>>().notNull().default({}),
    /** 0–1023, from the id, never changed: workers own ranges of buckets. */
    bucket: smallint().notNull(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    unique("contacts_email_key_unique").on(table.tenantId, table.emailKey),
    index("contacts_address_hash").on(table.tenantId, table.addressHash),
    index("contacts_domain").on(table.tenantId, table.domain),
    index("contacts_family_name").on(table.tenantId, table.familyName),
    index("contacts_company").on(table.tenantId, table.company),
    ...tenantPolicies(table),
  ],
);

/** A custom field that the tenant defined. */
export const contactFields = pgTable(
  "contact_fields",
  {
    tenantId: tenantId().references(() => tenants.tenantId),
    id: id(),
    /** What merge tags and the API call it: `member_rank`. */
    key: label(),
    label: label(),
    type: text({ enum: fieldTypes }).notNull(),
    position: smallint().notNull().default(0),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    unique("contact_fields_key_unique").on(table.tenantId, table.key),
    ...tenantPolicies(table),
  ],
);

/** Custom fields as typed rows, so that conditions on them keep their indexes under the tenant policy. */
export const contactValues = pgTable(
  "contact_values",
  {
    tenantId: tenantId(),
    contactId: uuid().notNull(),
    fieldId: uuid().notNull(),
    /** The text in lower case, NFKC, at most 200 characters. */
    textKey: text(),
    number: doublePrecision(),
    day: day(),
    flag: boolean(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.contactId, table.fieldId] }),
    foreignKey({
      columns: [table.tenantId, table.contactId],
      foreignColumns: [contacts.tenantId, contacts.id],
    }).onDelete("cascade"),
    foreignKey({
      columns: [table.tenantId, table.fieldId],
      foreignColumns: [contactFields.tenantId, contactFields.id],
    }).onDelete("cascade"),
    index("contact_values_text").on(table.tenantId, table.fieldId, table.textKey),
    index("contact_values_number")
      .on(table.tenantId, table.fieldId, table.number)
      .where(sql`number is not null`),
    index("contact_values_day").on(table.tenantId, table.fieldId, table.day).where(sql`day is not null`),
    ...tenantPolicies(table),
  ],
);

/** A word that the tenant puts on people. */
export const tags = pgTable(
  "tags",
  {
    tenantId: tenantId().references(() => tenants.tenantId),
    id: id(),
    name: label(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    unique("tags_name_unique").on(table.tenantId, table.name),
    ...tenantPolicies(table),
  ],
);

export const contactTags = pgTable(
  "contact_tags",
  { tenantId: tenantId(), tagId: uuid().notNull(), contactId: uuid().notNull(), createdAt: createdAt() },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.tagId, table.contactId] }),
    foreignKey({ columns: [table.tenantId, table.tagId], foreignColumns: [tags.tenantId, tags.id] }).onDelete(
      "cascade",
    ),
    foreignKey({
      columns: [table.tenantId, table.contactId],
      foreignColumns: [contacts.tenantId, contacts.id],
    }).onDelete("cascade"),
    index("contact_tags_contact").on(table.tenantId, table.contactId),
    ...tenantPolicies(table),
  ],
);
