import { normaliseText } from "@/server/domain/contacts/pure/normalise-text";

/**
 * A name in one column as two: `山田　太郎` → 山田, 太郎. Latin letters under an English header put the given name
 * first. Without a space all of it is the family name: better `山田太郎 様` than a wrong cut.
 */
export function splitFullName(
  name: string,
  isGivenNameFirst: boolean,
): { familyName: string; givenName: string } {
  const text = normaliseText(name);
  const parts = text.split(/[\s\u3000]+/);
  if (parts.length < 2) return { familyName: text, givenName: "" };
  if (isGivenNameFirst && /^[\p{Script=Latin}\s.'-]+$/u.test(text)) {
    return { familyName: parts.at(-1) ?? "", givenName: parts.slice(0, -1).join(" ") };
  }
  return { familyName: parts[0] ?? "", givenName: parts.slice(1).join(" ") };
}
