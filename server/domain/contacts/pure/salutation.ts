import { formatName, type NameLocale, type PersonName } from "./format-name";
import { normaliseText } from "./normalise-text";

export type Addressee = PersonName & { company: string; honorific: string };

/** A name, and the honorifics at its end. 殿 needs two characters before it: 鵜殿 is a family name. */
const honorificsAtEnd =
  /^(?<name>.*?)(?<first>[\s\u3000]*(?:様|さま|さん|先生|御中|各位|(?<=.{2})殿))(?:[\s\u3000]*(?:様|さま|さん|先生|御中|各位|殿))*$/u;
const onlyHonorific = /^(?:様|さま|さん|先生|御中|各位|殿|[\s\u3000])*$/u;
const japaneseCharacter = /[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]/;

/**
 * How a mail addresses its reader. Japanese: `山田 太郎 様`; company alone `株式会社○○ 御中`; nothing `お客様`,
 * never ` 様`. A given honorific is kept, a second one never added. English: `Taro Yamada`, `Dr. Taro Yamada`,
 * the company, or `Customer`.
 */
export function salutation(addressee: Addressee, locale: NameLocale): string {
  const name = formatName(addressee, locale);
  const company = normaliseText(addressee.company);
  const honorific = normaliseText(addressee.honorific);
  if (locale === "en") return inEnglish(name, company, honorific);
  if (!onlyHonorific.test(name)) return withHonorific(name, honorific, "様");
  if (!onlyHonorific.test(company)) return withHonorific(company, honorific, "御中");
  return "お客様";
}

function withHonorific(name: string, honorific: string, usual: string): string {
  const written = honorificsAtEnd.exec(name)?.groups;
  if (written !== undefined) return `${written.name ?? ""}${written.first ?? ""}`;
  return `${name} ${honorific === "" ? usual : honorific}`;
}

function inEnglish(name: string, company: string, honorific: string): string {
  if (name === "") return company === "" ? "Customer" : company;
  return honorific === "" || japaneseCharacter.test(honorific) ? name : `${honorific} ${name}`;
}
