import { type SQL, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import { contacts } from "@/db/schema";
import { normaliseText } from "./pure/normalise-text";
import { toHalfWidth } from "./pure/to-half-width";

// A range instead of LIKE: under a tenant policy LIKE loses its index, and these comparisons keep it.
const beginsWith = (column: AnyPgColumn, text: string): SQL =>
  sql`(${column} >= ${text}::text and ${column} < ${`${text}\u{10ffff}`}::text)`;

/** Hiragana as the katakana in which readings are stored. */
const katakana = (text: string) =>
  text.replace(/[\u3041-\u3096]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) + 0x60));

const anyOf = (conditions: SQL[]) => sql`(${sql.join(conditions, sql` or `)})`;

/**
 * People whose address, name, reading, company or phone number begins with what was typed. Two words are also read as
 * family and given name.
 *
 * @returns null when nothing was typed
 */
export function searchCondition(typed: string): SQL | null {
  const text = normaliseText(typed);
  if (text === "") return null;
  const { familyName, givenName, familyNameKana, givenNameKana } = contacts;
  const reading = katakana(text);
  const conditions = [
    beginsWith(contacts.emailKey, toHalfWidth(text).toLowerCase()),
    beginsWith(contacts.company, text),
    beginsWith(familyName, text),
    beginsWith(givenName, text),
    beginsWith(familyNameKana, reading),
    beginsWith(givenNameKana, reading),
    beginsWith(contacts.phone, toHalfWidth(text)),
  ];
  const [family, given, ...more] = text.split(/\s+/);
  if (family !== undefined && given !== undefined && more.length === 0)
    conditions.push(
      sql`(${familyName} = ${family}::text and ${beginsWith(givenName, given)})`,
      sql`(${givenName} = ${family}::text and ${beginsWith(familyName, given)})`,
      sql`(${familyNameKana} = ${katakana(family)}::text and ${beginsWith(givenNameKana, katakana(given))})`,
    );
  return anyOf(conditions);
}
