import { withTenant, workerSql } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { contactFields } from "@/db/schema";
import type { Context } from "@/server/platform/context";
import { bindMapping } from "./pure/bind-mapping";
import { type FileEncoding, fileEncodings } from "./pure/detect-encoding";
import type { ImportSource } from "./read-rows";
import { type ImportOptions, type ImportState, importOptions } from "./schema";

export type ImportJob = {
  tenantId: string;
  importId: string;
  state: ImportState;
  source: ImportSource;
  options: ImportOptions;
  /** Whether a column of the file says who agreed. */
  hasConsentColumn: boolean;
  /** Data rows that are done. */
  rowsRead: number;
};

/** An import as its jobs see it; null when there is none. */
export async function loadImportJob(context: Context, importId: string): Promise<ImportJob | null> {
  const { tenantId } = context;
  const [row] = await workerSql()<
    {
      state: ImportState;
      fileId: string;
      mapping: Record<string, string>;
      options: unknown;
      encoding: string | null;
      delimiter: string | null;
      rowsRead: number;
    }[]
  >`
    select state, file_id "fileId", mapping, options, encoding, delimiter, rows_read "rowsRead"
    from imports where tenant_id = ${tenantId} and id = ${importId}`;
  if (!row) return null;
  const { state, fileId, mapping, rowsRead } = row;
  const options = importOptions.parse(row.options);
  const definitions = await withTenant(context, (tx) =>
    tx
      .select({ key: contactFields.key, type: contactFields.type })
      .from(contactFields)
      .where(ofTenant(contactFields, context)),
  );
  const encoding: FileEncoding = fileEncodings.find((known) => known === row.encoding) ?? "utf-8";
  return {
    tenantId,
    importId,
    state,
    options,
    rowsRead,
    hasConsentColumn: Object.values(mapping).includes("consent"),
    source: {
      fileId,
      encoding,
      delimiter: row.delimiter ?? ",",
      mappingOf: (headers) => bindMapping(mapping, headers, definitions, options.newFields),
    },
  };
}
