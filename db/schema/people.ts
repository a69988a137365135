import {
  bigint,
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
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
    /** Which pages it opens: those of tenants, or those of the installation's operators. */
    audience: text({ enum: ["console", "operator"] })
      .notNull()
      .default("console"),
    /** What was shown besides the password. */
    factor: text({ enum: ["none", "totp", "passkey", "recovery", "email"] })
      .notNull()
      .default("totp"),
    /** Ends when unused for this long. */
    idleSeconds: integer().notNull().default(7_200),
    /** When a factor was last shown; dangerous acts want it within 15 minutes. */
    provedAt: instant().notNull().defaultNow(),
    createdAt: createdAt(),
    lastSeenAt: instant().notNull().defaultNow(),
    /** Absolute end, however busy the session is. */
    expiresAt: instant().notNull(),
    revokedAt: instant(),
  },
  (table) => [index("sessions_person").on(table.personId)],
);

/**
 * Between a right password and a right second factor, and before a passkey or a step-up is answered: nobody is signed in by
 * it. `id` is the hash of what the cookie holds.
 */
export const loginChallenges = pgTable("login_challenges", {
  id: text().primaryKey(),
  /** Null for an address nobody has, where the answer must not tell, and before a passkey says who it is. */
  personId: uuid().references(() => people.id, { onDelete: "cascade" }),
  purpose: text({ enum: ["sign-in", "passkey", "step-up"] })
    .notNull()
    .default("sign-in"),
  audience: text({ enum: ["console", "operator"] })
    .notNull()
    .default("console"),
  /** The session that steps up, or adds a passkey. */
  sessionId: text(),
  /** What an authenticator must sign (WebAuthn), base64url. */
  webauthnChallenge: text(),
  /** Hash of the code that was mailed; null where none was. */
  emailCodeHash: text(),
  attempts: integer().notNull().default(0),
  address: text().notNull().default(""),
  expiresAt: instant().notNull(),
  usedAt: instant(),
});

/** A WebAuthn credential of a person. `id` is the credential's own, base64url. Global: see `globalTables`. */
export const passkeys = pgTable(
  "passkeys",
  {
    id: text().primaryKey(),
    personId: uuid()
      .notNull()
      .references(() => people.id, { onDelete: "cascade" }),
    name: label(),
    /** COSE key, base64url. */
    publicKey: label(),
    /** Signature counter; 0 for authenticators that keep none. */
    counter: bigint({ mode: "number" }).notNull().default(0),
    transports: text().array().notNull().default([]),
    /** Synchronised over devices, as the authenticator says. */
    backedUp: boolean().notNull().default(false),
    createdAt: createdAt(),
    lastUsedAt: instant(),
  },
  (table) => [index("passkeys_person").on(table.personId)],
);

/** Look-up secrets for somebody whose phone is gone: each once. Only their hashes are stored. Global: see `globalTables`. */
export const recoveryCodes = pgTable(
  "recovery_codes",
  {
    personId: uuid()
      .notNull()
      .references(() => people.id, { onDelete: "cascade" }),
    hash: text().notNull(),
    createdAt: createdAt(),
    usedAt: instant(),
  },
  (table) => [primaryKey({ columns: [table.personId, table.hash] })],
);

/** A link in one of our mails that lets somebody in who is not signed in. `id` is the hash of what the link holds. Global: see `globalTables`. */
export const accountLinks = pgTable(
  "account_links",
  {
    id: text().primaryKey(),
    kind: text({ enum: ["sign-up", "invitation", "password-reset"] }).notNull(),
    email: label(),
    emailKey: label(),
    personId: uuid().references(() => people.id, { onDelete: "cascade" }),
    /** Of an invitation. */
    tenant: uuid(),
    invitationId: uuid(),
    /** What was filled in before: names, language. */
    details: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    createdAt: createdAt(),
    expiresAt: instant().notNull(),
    usedAt: instant(),
  },
  (table) => [index("account_links_email").on(table.emailKey)],
);
