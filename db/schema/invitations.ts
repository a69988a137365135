import { boolean, foreignKey, index, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { createdAt, id, instant, label, tenantId } from "../columns";
import { tenantPolicies } from "../rls";
import { customRoles, memberRoles, tenants } from "./tenants";

/** A place in the tenant that somebody was offered by mail. The link is in `account_links`. */
export const invitations = pgTable(
  "invitations",
  {
    tenantId: tenantId().references(() => tenants.tenantId),
    id: id(),
    email: label(),
    emailKey: label(),
    name: label(),
    role: text({ enum: memberRoles }).notNull(),
    customRoleId: uuid(),
    inFoldersOnly: boolean().notNull().default(false),
    /** Ids of the folders that the place is limited to. */
    folders: uuid().array().notNull().default([]),
    invitedBy: uuid().notNull(),
    createdAt: createdAt(),
    expiresAt: instant().notNull(),
    acceptedAt: instant(),
    revokedAt: instant(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    foreignKey({
      columns: [table.tenantId, table.customRoleId],
      foreignColumns: [customRoles.tenantId, customRoles.id],
    }),
    index("invitations_email").on(table.tenantId, table.emailKey),
    ...tenantPolicies(table),
  ],
);
