import { z } from "zod";
import type { ImportDetail } from "@/server/domain/imports/get-import";
import type { ImportSummary } from "@/server/domain/imports/list-imports";
import {
  importConsent,
  importForecast,
  importModes,
  importOutcome,
  importStates,
} from "@/server/domain/imports/schema";

const counts = {
  rowsTotal: z.int().describe("Rows below the head; 0 until the file has been checked."),
  rowsRead: z.int(),
  rowsNew: z.int(),
  rowsChanged: z.int(),
  rowsUnchanged: z.int(),
  rowsRejected: z.int(),
};
const notice = z.object({ key: z.string(), details: z.record(z.string(), z.unknown()) });

export const importRow = z.object({
  id: z.uuid(),
  fileName: z.string(),
  state: z.enum(importStates),
  ...counts,
  createdBy: z.string(),
  createdAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
});

export const importAnswer = importRow.extend({
  sizeInBytes: z.int(),
  encoding: z.string().nullable(),
  delimiter: z.string().nullable(),
  columns: z.array(
    z.object({
      index: z.int().describe("From 0."),
      header: z.string(),
      target: z.string().describe("`email`, `familyName`, … `field:<key>`, or `ignore`."),
    }),
  ),
  mode: z.enum(importModes),
  tagName: z.string().nullable(),
  consent: importConsent.nullable(),
  namesChanged: z.int(),
  warnings: z.array(notice),
  failure: notice.nullable(),
  forecast: importForecast.nullable().describe("What the check foretold."),
  outcome: importOutcome.nullable().describe("What the import did beside the contacts."),
  fieldsMade: z.array(z.string()),
  appliedAt: z.iso.datetime().nullable(),
});

export const asImportRow = ({ importId, ...rest }: ImportSummary) => ({ id: importId, ...rest });

export function asImportAnswer({ importId, preview, mapping, options, report, ...rest }: ImportDetail) {
  return {
    ...rest,
    id: importId,
    columns: preview.headers.map((header, index) => ({ index, header, target: mapping[index] ?? "ignore" })),
    mode: options.mode,
    tagName: options.tagName,
    consent: options.consent,
    forecast: report.check ?? null,
    outcome: report.apply ?? null,
    fieldsMade: report.fieldsMade,
  };
}
