import { doublePrecision, pgTable, text } from "drizzle-orm/pg-core";
import { instant } from "../columns";

/** Token buckets that every process shares. Global: see `globalTables`. */
export const rateLimits = pgTable("rate_limits", {
  /** `login/address/<hash>`, `api/key/<id>` */
  bucket: text().primaryKey(),
  tokens: doublePrecision().notNull(),
  updatedAt: instant().notNull(),
});
