import { bigint, index, integer, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import { createdAt, id, instant, label } from "../columns";

/** Someone who signs in; may belong to several tenants. Global: see `globalTables`. */
export const people = pgTable(
  "people",
  {
    id: id().primaryKey(),
    email: label(),
    /** The address in lower case: what sign-in looks up. */
    emailKey: label(),
    name: label(),
    locale: text({ enum: ["ja", "en"] })
      .notNull()
      .default("ja"),
    theme: text({ enum: ["system", "light", "dark"] })
      .notNull()
      .default("system"),
    passwordHash: label(),
    /** Sealed; the active factor. Null until a code was checked. */
    totpSecret: text(),
    /** Sealed; waits for its first correct code, so that an abandoned enrolment changes nothing. */
    totpPendingSecret: text(),
    /** The 30-second step of the last accepted code; a code is never accepted twice. */
    totpLastStep: bigint({ mode: "number" }).notNull().default(0),
    createdAt: createdAt(),
  },
  (table) => [unique("people_email_key_unique").on(table.emailKey)],
);

/** A signed-in browser. `id` is the hash of what the cookie holds. */
export const sessions = pgTable(
  "sessions",
  {
    id: text().primaryKey(),
    personId: uuid()
      .notNull()
      .references(() => people.id, { onDelete: "cascade" }),
    /** 1: password only (may enrol a factor, nothing else); 2: with a second factor. */
    assurance: integer().notNull(),
    userAgent: text().notNull().default(""),
    address: text().notNull().default(""),
    createdAt: createdAt(),
    lastSeenAt: instant().notNull().defaultNow(),
    /** Absolute end, however busy the session is. */
    expiresAt: instant().notNull(),
    revokedAt: instant(),
  },
  (table) => [index("sessions_person").on(table.personId)],
);

/** Between a right password and a right code. `id` is the hash of what the cookie holds. */
export const loginChallenges = pgTable("login_challenges", {
  id: text().primaryKey(),
  /** Null for an address nobody has: the answer must not tell. */
  personId: uuid().references(() => people.id, { onDelete: "cascade" }),
  attempts: integer().notNull().default(0),
  address: text().notNull().default(""),
  expiresAt: instant().notNull(),
  usedAt: instant(),
});
