import { normaliseEmail } from "@/server/domain/contacts/pure/normalise-email";
import { normalisePhone } from "@/server/domain/contacts/pure/normalise-phone";
import { normalisePostcode } from "@/server/domain/contacts/pure/normalise-postcode";
import { normaliseText } from "@/server/domain/contacts/pure/normalise-text";
import { suggestDomain } from "@/server/domain/contacts/pure/suggest-domain";
import { type ProfileAttribute, profileAttributes } from "@/server/domain/contacts/schema";
import { tagName } from "@/server/domain/tags/schema";
import type { ColumnMapping, FieldType } from "./column-target";
import { parseDate } from "./parse-date";
import { parseNumber } from "./parse-number";
import { parseYesNo } from "./parse-yes-no";
import { splitFullName } from "./split-full-name";

export type RowProblem = {
  /** The header of the column, or its number where it has none. */
  column: string;
  /** Key of the sentence in messages. */
  key: string;
  /** As in the file, at most 200 characters. */
  value: string;
};

/** What a row says of a contact; an attribute that is absent or "" was not in the file or empty there. */
export type ContactDraft = {
  email: string;
  emailKey: string;
  domain: string;
  /** The address as written in the file. */
  originalEmail: string;
  profile: Partial<Record<ProfileAttribute, string>>;
  /** By key; an empty cell is absent. */
  fields: Record<string, string | number | boolean>;
  tags: string[];
  /** null: the file does not say. */
  consent: "given" | "withdrawn" | null;
};

export type MappedRow =
  /** Warnings do not keep the row out: `imports.domainSuspicious`. */
  { ok: ContactDraft; warnings: RowProblem[] } | { errors: RowProblem[] };

const longestText = 2_000;
const longest: Readonly<Record<ProfileAttribute, number>> = {
  familyName: 100,
  givenName: 100,
  familyNameKana: 100,
  givenNameKana: 100,
  company: 200,
  department: 200,
  jobTitle: 200,
  honorific: 20,
  phone: 40,
  postcode: 20,
};

/**
 * One row of the file as a contact, or everything that is wrong with it. Cells missing at the end count as empty,
 * as spreadsheets leave them out; a cell too many is an error, because then every value may have shifted.
 *
 * @param mapping checked by `checkMapping`
 * @param columnCount of the head
 */
export function mapRow(
  cells: readonly string[],
  mapping: readonly ColumnMapping[],
  columnCount: number,
): MappedRow {
  const extra = cells.slice(columnCount).filter((cell) => cell !== "");
  if (extra.length > 0) {
    return {
      errors: [
        { column: String(columnCount + 1), key: "imports.tooManyCells", value: shorten(extra[0] ?? "") },
      ],
    };
  }
  const draft: ContactDraft = {
    email: "",
    emailKey: "",
    domain: "",
    originalEmail: "",
    profile: {},
    fields: {},
    tags: [],
    consent: null,
  };
  const errors: RowProblem[] = [];
  for (const column of mapping) {
    const value = cells[column.index] ?? "";
    const key = column.target === "ignore" ? null : takeCell(draft, column, value);
    if (key !== null) errors.push(problem(column, key, value));
  }
  if (errors.length > 0) return { errors };
  return { ok: draft, warnings: suspicions(draft, mapping) };
}

/** Puts one cell into the draft. @returns the key of what is wrong, or null */
function takeCell(draft: ContactDraft, column: ColumnMapping, value: string): string | null {
  if (value.includes("\ufffd")) return "imports.unreadableCharacter";
  switch (column.target) {
    case "ignore":
      return null;
    case "email":
      return takeEmail(draft, value);
    case "fullName":
      return takeName(draft, column, value, "familyName", "givenName");
    case "fullNameKana":
      return takeName(draft, column, value, "familyNameKana", "givenNameKana");
    case "tags":
      return takeTags(draft, value);
    case "consent":
      return takeConsent(draft, value);
    case "phone": {
      const result = normalisePhone(value);
      return "problem" in result ? result.problem : takeText(draft, "phone", result.phone);
    }
    case "postcode": {
      const result = normalisePostcode(value);
      return "problem" in result ? result.problem : takeText(draft, "postcode", result.postcode);
    }
    default:
      return takeOther(draft, column, value);
  }
}

function takeOther(draft: ContactDraft, { target, type }: ColumnMapping, value: string): string | null {
  const attribute = profileAttributes.find((name) => name === target);
  if (attribute !== undefined) return takeText(draft, attribute, normaliseText(value));
  return takeField(draft, target.replace(/^field:/, ""), type, value);
}

function takeEmail(draft: ContactDraft, value: string): string | null {
  const result = normaliseEmail(value);
  if ("problem" in result) return result.problem;
  draft.email = result.email;
  draft.emailKey = result.emailKey;
  draft.domain = result.domain;
  draft.originalEmail = result.original;
  return null;
}

/** Columns of their own for the parts win over the column with both. */
function takeName(
  draft: ContactDraft,
  { header }: ColumnMapping,
  value: string,
  family: ProfileAttribute,
  given: ProfileAttribute,
): string | null {
  const { familyName, givenName } = splitFullName(value, /^[\x20-\x7e]+$/.test(header));
  if (familyName.length > longest[family] || givenName.length > longest[given]) return "imports.cellTooLong";
  draft.profile[family] ||= familyName;
  draft.profile[given] ||= givenName;
  return null;
}

function takeText(draft: ContactDraft, attribute: ProfileAttribute, text: string): string | null {
  if (text.length > longest[attribute]) return "imports.cellTooLong";
  if (text !== "" || draft.profile[attribute] === undefined) draft.profile[attribute] = text;
  return null;
}

function takeTags(draft: ContactDraft, value: string): string | null {
  const words = value.split(/[,、;；|\n]/).filter((word) => normaliseText(word) !== "");
  if (words.length > 50) return "imports.tooManyTags";
  const names = words.map((word) => tagName.safeParse(word));
  if (names.some((name) => !name.success)) return "imports.tagNotValid";
  draft.tags = [...new Set(names.flatMap((name) => (name.success ? [name.data] : [])))];
  return null;
}

function takeConsent(draft: ContactDraft, value: string): string | null {
  if (normaliseText(value) === "") return null;
  const answer = parseYesNo(value);
  if (answer === null) return "imports.consentUnknown";
  draft.consent = answer ? "given" : "withdrawn";
  return null;
}

const fieldReaders: Readonly<
  Record<FieldType, { read: (text: string) => string | number | boolean | null; key: string }>
> = {
  text: { read: normaliseText, key: "imports.cellTooLong" },
  number: { read: parseNumber, key: "imports.numberNotValid" },
  boolean: { read: parseYesNo, key: "imports.yesNoNotValid" },
  date: { read: parseDate, key: "imports.dateNotValid" },
};

function takeField(draft: ContactDraft, key: string, type: FieldType, value: string): string | null {
  if (normaliseText(value) === "") return null;
  const reader = fieldReaders[type];
  const read = value.length > longestText ? null : reader.read(value);
  if (read === null) return value.length > longestText ? "imports.cellTooLong" : reader.key;
  draft.fields[key] = read;
  return null;
}

function suspicions(draft: ContactDraft, mapping: readonly ColumnMapping[]): RowProblem[] {
  const column = mapping.find(({ target }) => target === "email");
  const isSuspicious = suggestDomain(draft.domain) !== null;
  return isSuspicious && column !== undefined
    ? [problem(column, "imports.domainSuspicious", draft.originalEmail)]
    : [];
}

function problem({ header, index }: ColumnMapping, key: string, value: string): RowProblem {
  return { column: header.trim() === "" ? String(index + 1) : header, key, value: shorten(value) };
}

function shorten(value: string): string {
  // NUL cannot be stored, and a surrogate cut in half neither.
  return value
    .slice(0, 200)
    .replaceAll("\0", "")
    .replace(/[\ud800-\udbff]$/, "");
}
