import { withTenant } from "@/db/client";
import { safeCell } from "@/server/domain/imports/pure/safe-cell";
import { type Context, requirePermission } from "@/server/platform/context";
import { DomainError } from "@/server/platform/errors";
import { appendAudit } from "./append-audit";
import { listAudit } from "./list-audit";
import type { AuditRow, ExportAuditInput } from "./schema";

/** The heads of the columns, in the reader's language. */
export type AuditExportWords = Readonly<Record<(typeof columns)[number], string>>;
export type ExportedAudit = { fileName: string; contentType: string; bytes: AsyncGenerator<Uint8Array> };

const columns = [
  "at",
  "actorKind",
  "actorName",
  "actorId",
  "action",
  "subject",
  "subjectName",
  "address",
  "details",
  "before",
  "after",
  "sealNo",
  "sealedAt",
  "sealHash",
  "id",
] as const;

const rowsPerPage = 1_000;
const contentTypes = { csv: "text/csv; charset=utf-8", jsonl: "application/jsonl; charset=utf-8" } as const;

/**
 * All rows of a filter, newest first, sent as they are read: CSV for a spreadsheet (UTF-8 with a byte order mark, no cell counts as a
 * formula), or JSON lines. That somebody took them with them is a row of its own. Names of contacts are left out.
 *
 * @throws FORBIDDEN without audit:read, and for staff who look in: what they see does not leave
 */
export async function exportAudit(
  context: Context,
  { format, ...filter }: ExportAuditInput,
  words: AuditExportWords,
): Promise<ExportedAudit> {
  requirePermission(context, "audit:read");
  if (context.actor.kind === "operator") throw new DomainError("FORBIDDEN", "audit.exportByStaff");
  await withTenant(context, (tx) =>
    appendAudit(tx, context, {
      action: "audit.export",
      subject: `tenants/${context.tenantId}`,
      details: { format, ...filter },
    }),
  );
  return {
    fileName: `audit-${new Date().toISOString().slice(0, 10)}.${format}`,
    contentType: contentTypes[format],
    bytes: encode(format === "csv" ? csvLines(context, filter, words) : jsonLines(context, filter)),
  };
}

type Filter = Omit<ExportAuditInput, "format">;

async function* pages(context: Context, filter: Filter): AsyncGenerator<AuditRow[]> {
  let cursor: string | undefined;
  do {
    const page: Awaited<ReturnType<typeof listAudit>> = await listAudit(context, {
      ...filter,
      limit: rowsPerPage,
      ...(cursor !== undefined && { cursor }),
    });
    yield page.items.map((row) =>
      row.subject.startsWith("contacts/") ? { ...row, subjectName: null } : row,
    );
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
}

const line = (cells: readonly string[]) => `${cells.map(safeCell).join(",")}\r\n`;
const asText = (value: unknown): string => {
  if (value === null || value === undefined) return "";
  if (value instanceof Date) return value.toISOString();
  return typeof value === "object" ? JSON.stringify(value) : String(value);
};

async function* csvLines(context: Context, filter: Filter, words: AuditExportWords): AsyncGenerator<string> {
  yield `\ufeff${line(columns.map((column) => words[column]))}`;
  for await (const rows of pages(context, filter))
    yield rows
      .map(({ seal, ...row }) => ({
        ...row,
        sealNo: seal?.no,
        sealedAt: seal?.sealedAt,
        sealHash: seal?.hash,
      }))
      .map((row) => line(columns.map((column) => asText(row[column]))))
      .join("");
}

async function* jsonLines(context: Context, filter: Filter): AsyncGenerator<string> {
  for await (const rows of pages(context, filter))
    yield rows.map((row) => `${JSON.stringify(row)}\n`).join("");
}

async function* encode(texts: AsyncGenerator<string>): AsyncGenerator<Uint8Array> {
  const utf8 = new TextEncoder();
  for await (const text of texts) yield utf8.encode(text);
}
