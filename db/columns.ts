import { sql } from "drizzle-orm";
import { customType, date, text, timestamp, uuid } from "drizzle-orm/pg-core";

/** UUIDv7, made by PostgreSQL 18: ids sort by the time they were made. */
export const id = () => uuid().notNull().default(sql`uuidv7()`);
export const tenantId = () => uuid().notNull();
export const instant = () => timestamp({ withTimezone: true, mode: "date", precision: 3 });
export const createdAt = () => instant().notNull().defaultNow();
export const updatedAt = () =>
  instant()
    .notNull()
    .defaultNow()
    .$onUpdate(() => new Date());
/** A calendar day, `YYYY-MM-DD`, without a zone. */
export const day = () => date({ mode: "string" });
export const label = () => text().notNull();
export const bytes = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => "bytea" });
