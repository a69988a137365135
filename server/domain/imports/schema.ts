import { z } from "zod";
import { fieldTypes } from "@/server/domain/contacts/schema";
import { tagName } from "@/server/domain/tags/schema";

export const importStates = [
  "uploaded",
  "checking",
  "ready",
  "applying",
  "done",
  "stopped",
  "failed",
] as const;
export type ImportState = (typeof importStates)[number];

/** Errors kept with an import; the counts go on beyond it. */
export const mostErrorsKept = 10_000;
/** Data rows shown before anything is taken over. */
export const previewRows = 20;

/**
 * What a value of the file does to one that the contact has: replaces it, or is taken only where the contact has none. An
 * empty cell never empties anything.
 */
export const importModes = ["overwrite", "fill-empty"] as const;
export type ImportMode = (typeof importModes)[number];

export const importEncodings = ["utf-8", "utf-16le", "utf-16be", "cp932", "euc-jp"] as const;
export const importDelimiters = [",", "\t", ";", "|"] as const;

/** An attribute, a part of one, `field:<key>` for a custom field, or `ignore`; checked by `isColumnTarget`. */
const target = z.string().min(1).max(60);
const newField = z.strictObject({
  label: z.string().trim().min(1).max(60),
  type: z.enum(fieldTypes),
});
export const importColumn = z.strictObject({
  /** From 0. */
  index: z.int().min(0).max(199),
  target,
  /** For `field:<key>` when the tenant has no such field yet: it is made as the import starts. */
  newField: newField.optional(),
});

const importId = z.uuid();
export const importIdInput = z.strictObject({ importId });
export const uploadImportInput = z.strictObject({
  /** As its owner's computer calls it; shown, never used as a path. */
  fileName: z
    .string()
    .trim()
    .min(1)
    .max(255)
    .regex(/^[^\p{Cc}/\\]*$/u, { error: "files.badName" }),
});
/** Whatever is changed, the file is checked again. A change of encoding or delimiter alone guesses the columns anew. */
export const updateImportInput = z.strictObject({
  importId,
  /** All columns that are used; the others are ignored. */
  columns: z.array(importColumn).max(200).optional(),
  mode: z.enum(importModes).optional(),
  encoding: z.enum(importEncodings).optional(),
  delimiter: z.enum(importDelimiters).optional(),
});
/** How the people of the file agreed to get mail, in words: what one shows who asks for proof (特定電子メール法 3条2項). */
export const importConsent = z.strictObject({
  how: z.string().trim().min(1).max(1_000),
  /** A row that says yes gives again what its person had withdrawn; otherwise what is withdrawn stays so. */
  giveAgain: z.boolean().default(false),
});
export const startImportInput = z.strictObject({
  importId,
  mode: z.enum(importModes),
  /** Put on every person of the file. */
  tagName: tagName.optional(),
  /** null: nobody's consent is recorded as given; a no in the file still counts. */
  consent: importConsent.nullable(),
  /** How many people get another name, as the check said: asked for when names seem to have shifted. */
  namesChanged: z.int().min(0).optional(),
});
export const listImportsInput = z.strictObject({
  /** Id of the last import seen. */
  cursor: z.uuid({ error: "api.badCursor" }).optional(),
  limit: z.int().min(1).max(200).default(50),
});
export const listImportErrorsInput = z.strictObject({
  importId,
  cursor: z.string().max(500).optional(),
  limit: z.int().min(1).max(200).default(50),
});
export const exportImportErrorsInput = z.strictObject({
  importId,
  /** UTF-8 with a byte order mark, or what Excel in Japan writes. */
  encoding: z.enum(["utf-8", "cp932"]).default("utf-8"),
});

/** What is kept with an import beside its mapping. */
export const importOptions = z.object({
  /** Counts up with each change, so that a check of an older state ends quietly. */
  revision: z.int().default(0),
  mode: z.enum(importModes).default("overwrite"),
  /** By key: custom fields that are made as the import starts. */
  newFields: z.record(z.string(), newField).default({}),
  tagName: z.string().nullable().default(null),
  consent: z.object({ how: z.string(), giveAgain: z.boolean() }).nullable().default(null),
});

const count = z.int().default(0);
const name = z.object({ familyName: z.string(), givenName: z.string() });
/** At most so many people whose names would change are shown. */
export const mostNameExamples = 5;
/** Somebody whose name would change. */
export const nameExample = z.object({
  /** As a spreadsheet counts: the head is row 1. */
  row: z.int(),
  /** Masked. */
  address: z.string(),
  before: name,
  after: name,
});
/** What the check foretells, in the mode of the options. */
export const importForecast = z.object({
  rowsNew: count,
  rowsChanged: count,
  rowsUnchanged: count,
  rowsRejected: count,
  namesChanged: count,
  /** The first of them; forgotten as the import starts. */
  nameExamples: z.array(nameExample).default([]),
  /** Rows that are taken although their domain looks misspelt. */
  rowsDoubtful: count,
});
/** What the import did beside the contacts themselves. */
export const importOutcome = z.object({
  consentsGiven: count,
  /** Withdrawn before, and given again by a row that says so. */
  consentsGivenAgain: count,
  /** The file says no, and the person had said yes. */
  consentsWithdrawn: count,
  /** Would have been given, but the person had withdrawn. */
  consentsKeptWithdrawn: count,
  tagsAdded: count,
});
export const importReport = z.object({
  check: importForecast.optional(),
  apply: importOutcome.optional(),
  /** Keys of the custom fields that it made. */
  fieldsMade: z.array(z.string()).default([]),
});

export type NameExample = z.output<typeof nameExample>;
export type ImportOptions = z.output<typeof importOptions>;
export type ImportForecast = z.output<typeof importForecast>;
export type ImportOutcome = z.output<typeof importOutcome>;
export type ImportReport = z.output<typeof importReport>;
export type ImportColumn = z.output<typeof importColumn>;
export type UploadImportInput = z.output<typeof uploadImportInput>;
export type UpdateImportInput = z.output<typeof updateImportInput>;
export type StartImportInput = z.output<typeof startImportInput>;
export type ListImportsInput = z.output<typeof listImportsInput>;
export type ListImportErrorsInput = z.output<typeof listImportErrorsInput>;
export type ExportImportErrorsInput = z.output<typeof exportImportErrorsInput>;
