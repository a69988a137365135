import { pgTable, primaryKey } from "drizzle-orm/pg-core";
import { createdAt, label } from "../columns";

/** With which keys of the settings this database's rows were made: a process with another key must not start. Global: see `globalTables`. */
export const keyFingerprints = pgTable(
  "key_fingerprints",
  {
    /** `secrets`, `addresses`, `tokens` */
    purpose: label(),
    /** Derived from the key one way; it tells keys apart and nothing else. */
    fingerprint: label(),
    createdAt: createdAt(),
  },
  (table) => [primaryKey({ columns: [table.purpose, table.fingerprint] })],
);
