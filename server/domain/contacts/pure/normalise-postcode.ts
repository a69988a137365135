import { toHalfWidth } from "./to-half-width";

/**
 * A Japanese postcode as `100-0001`, from `〒１００－０００１`, `1000001`, or `600001` whose leading 0 a
 * spreadsheet has eaten.
 *
 * @returns "" for nothing, or `contacts.postcodeNotValid`
 */
export function normalisePostcode(original: string): { postcode: string } | { problem: string } {
  const text = toHalfWidth(original).replace(/[〒\s\-\u2010-\u2015\u2212\u30fc\uff70]/g, "");
  if (text === "") return { postcode: "" };
  const digits = /^\d{6}$/.test(text) ? `0${text}` : text;
  if (!/^\d{7}$/.test(digits)) return { problem: "contacts.postcodeNotValid" };
  return { postcode: `${digits.slice(0, 3)}-${digits.slice(3)}` };
}
