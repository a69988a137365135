import { toHalfWidth } from "./to-half-width";

/** Every line that Japanese keyboards and copies produce where a hyphen was meant. */
const dashes = /[\u2010-\u2015\u2043\u207b\u2212\u2500\u30fc\uff70\ufe63]/g;

export type NormalisedPhone = { phone: string };

/**
 * A telephone number in ASCII: `０３（１２３４）５６７８` → `03-1234-5678`, `+81 90-1234-5678` → `+81-90-1234-5678`.
 * Where a spreadsheet has eaten the leading 0 of a Japanese number, it is put back.
 *
 * @returns "" for nothing, or `contacts.phoneNotValid`
 */
export function normalisePhone(original: string): NormalisedPhone | { problem: string } {
  const text = toHalfWidth(original)
    .replace(dashes, "-")
    .replace(/^\s*(?:tel|℡|☎|電話)[.:\s]*/i, "")
    .replace(/[()\s.]+/g, "-")
    .replace(/-{2,}/g, "-")
    .replace(/^-|-$/g, "");
  if (text === "") return { phone: "" };
  if (!/^\+?\d[\d-]*$/.test(text)) return { problem: "contacts.phoneNotValid" };
  const digits = text.replace(/\D/g, "");
  // E.164 §6: 15 digits at most.
  if (text.startsWith("+"))
    return digits.length >= 8 && digits.length <= 15
      ? { phone: text }
      : { problem: "contacts.phoneNotValid" };
  const lostZero = /^(?:[5789]0\d{8}|[1-9]\d{8})$/.test(text);
  if (lostZero) return { phone: `0${text}` };
  return /^0\d{9,10}$/.test(digits) ? { phone: text } : { problem: "contacts.phoneNotValid" };
}
