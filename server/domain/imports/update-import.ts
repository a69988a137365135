import { type Transaction, withTenant } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { contactFields, imports } from "@/db/schema";
import { appendAudit } from "@/server/domain/audit/append-audit";
import { jobs } from "@/server/jobs/catalog";
import { enqueue } from "@/server/jobs/enqueue";
import { type Context, requirePermission } from "@/server/platform/context";
import { DomainError } from "@/server/platform/errors";
import { guessColumns } from "./guess-columns";
import { loadHead } from "./load-head";
import { type LockedImport, lockImport } from "./lock-import";
import { bindMapping } from "./pure/bind-mapping";
import { checkMapping } from "./pure/check-mapping";
import { isColumnTarget } from "./pure/column-target";
import type { ImportColumn, ImportOptions, UpdateImportInput } from "./schema";

/**
 * Says where the columns go, or what was guessed wrongly, and has the file checked again. Another encoding or delimiter without
 * columns has them guessed anew.
 *
 * @throws NOT_FOUND no such import
 * @throws CONFLICT it was started already
 * @throws INVALID the columns cannot give contacts: `imports.noEmailColumn`, `imports.targetTwice`, `imports.noSuchColumn`,
 *   `imports.targetUnknown`
 */
export async function updateImport(context: Context, input: UpdateImportInput): Promise<void> {
  requirePermission(context, "contacts:write");
  const { importId } = input;
  await withTenant(context, async (tx) => {
    const locked = await lockImport(tx, context, importId);
    if (locked.appliedAt !== null)
      throw new DomainError("CONFLICT", "imports.notChangeable", { state: locked.state });
    const { encoding = locked.encoding, delimiter = locked.delimiter, mode = locked.options.mode } = input;
    const columns = await chooseColumns(tx, context, locked, { ...input, encoding, delimiter });
    const revision = locked.options.revision + 1;
    const { mapping, newFields } = columns;
    const none = { rowsTotal: 0, rowsRead: 0, rowsNew: 0, rowsChanged: 0, rowsUnchanged: 0, rowsRejected: 0 };
    await tx
      .update(imports)
      .set({
        state: "uploaded",
        mapping,
        options: { ...locked.options, revision, mode, newFields },
        encoding: columns.encoding,
        delimiter: columns.delimiter,
        failure: null,
        report: {},
        ...none,
        namesChanged: 0,
        progressAt: new Date(),
        stopRequestedAt: null,
        finishedAt: null,
      })
      .where(ofTenant(imports, context, importId));
    await appendAudit(tx, context, {
      action: "import.update",
      subject: `imports/${importId}`,
      details: { mapping, mode, encoding: columns.encoding, delimiter: columns.delimiter },
    });
    // Not the key of the check before it, which may still be ending.
    await enqueue(tx, context, jobs.checkImport, { importId }, { key: `${importId}:${revision}` });
  });
}

type Columns = Pick<ImportOptions, "newFields"> & {
  mapping: Record<string, string>;
  encoding: string;
  delimiter: string;
};

async function chooseColumns(
  tx: Transaction,
  context: Context,
  locked: LockedImport,
  told: { columns?: ImportColumn[] | undefined; encoding: string | null; delimiter: string | null },
): Promise<Columns> {
  const head = await loadHead(tx, context, locked.fileId, told);
  const { encoding, delimiter } = head;
  const isReadAnew = encoding !== locked.encoding || delimiter !== locked.delimiter;
  if (told.columns === undefined && isReadAnew) {
    const { mapping, newFields } = await guessColumns(tx, context, head);
    return { mapping, newFields, encoding, delimiter };
  }
  if (told.columns === undefined)
    return { mapping: locked.mapping, newFields: locked.options.newFields, encoding, delimiter };
  const definitions = await tx
    .select({ key: contactFields.key, type: contactFields.type })
    .from(contactFields)
    .where(ofTenant(contactFields, context));
  const known = new Set(definitions.map(({ key }) => `field:${key}`));
  for (const { index, target, newField } of told.columns)
    if (!isColumnTarget(target) || (target.startsWith("field:") && !known.has(target) && !newField))
      throw new DomainError("INVALID", "imports.targetUnknown", { field: `columns.${index}`, target });
  const used = told.columns.filter(({ target }) => target !== "ignore");
  const newFields: ImportOptions["newFields"] = Object.fromEntries(
    used.flatMap(({ target, newField }) =>
      newField && !known.has(target) ? [[target.replace(/^field:/, ""), newField]] : [],
    ),
  );
  const mapping = Object.fromEntries(used.map(({ index, target }) => [String(index), target]));
  const headers = head.headers ?? [];
  checkMapping(bindMapping(mapping, headers, definitions, newFields), headers.length);
  return { mapping, newFields, encoding, delimiter };
}
