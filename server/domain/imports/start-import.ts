import { type Transaction, withTenant } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { contactFields, imports } from "@/db/schema";
import { appendAudit } from "@/server/domain/audit/append-audit";
import { mostFields } from "@/server/domain/contacts/schema";
import { ensureTags } from "@/server/domain/tags/ensure-tags";
import { jobs } from "@/server/jobs/catalog";
import { enqueue } from "@/server/jobs/enqueue";
import { type Context, requirePermission } from "@/server/platform/context";
import { DomainError } from "@/server/platform/errors";
import { type LockedImport, lockImport } from "./lock-import";
import { namesShifted } from "./pure/names-shifted";
import type { ImportReport, StartImportInput } from "./schema";

/**
 * Confirms what the check showed: from now on its rows become contacts. The custom fields that the mapping names and the
 * import's tag are made here.
 *
 * @throws NOT_FOUND no such import
 * @throws INVALID names seem to have shifted, and `namesChanged` is not the number of people who get another one
 * @throws CONFLICT it is not ready, or the tenant would have too many custom fields or tags
 */
export async function startImport(
  context: Context,
  { importId, mode, tagName, consent, namesChanged }: StartImportInput,
): Promise<void> {
  requirePermission(context, "contacts:write");
  await withTenant(context, async (tx) => {
    const locked = await lockImport(tx, context, importId);
    if (locked.state !== "ready")
      throw new DomainError("CONFLICT", "imports.notReady", { state: locked.state });
    requireNamesConfirmed(locked, namesChanged);
    const fieldsMade = await makeFields(tx, context, locked);
    if (tagName !== undefined) await ensureTags(tx, context, [tagName]);
    const options = { ...locked.options, mode, tagName: tagName ?? null, consent };
    const none = {
      rowsRead: 0,
      rowsNew: 0,
      rowsChanged: 0,
      rowsUnchanged: 0,
      rowsRejected: 0,
      namesChanged: 0,
    };
    const now = new Date();
    await tx
      .update(imports)
      .set({
        state: "applying",
        options,
        report: { ...withoutExamples(locked.report), fieldsMade },
        appliedAt: now,
        progressAt: now,
        stopRequestedAt: null,
        ...none,
      })
      .where(ofTenant(imports, context, importId));
    await appendAudit(tx, context, {
      action: "import.start",
      subject: `imports/${importId}`,
      details: { mode, tagName: tagName ?? null, consent, fieldsMade, rows: locked.rowsTotal },
    });
    await enqueue(tx, context, jobs.applyImport, { importId }, { key: importId });
  });
}

function requireNamesConfirmed(locked: LockedImport, confirmed: number | undefined): void {
  if (namesShifted(locked) && confirmed !== locked.namesChanged)
    throw new DomainError("INVALID", "imports.namesNotConfirmed", {
      count: locked.namesChanged,
      field: "namesChanged",
    });
}

/** Names of people are shown for a decision, and not kept after it. */
const withoutExamples = ({ check, ...report }: ImportReport): ImportReport => ({
  ...report,
  ...(check && { check: { ...check, nameExamples: [] } }),
});

/** @returns the keys of the custom fields that the mapping names and the tenant did not have */
async function makeFields(
  tx: Transaction,
  context: Context,
  { mapping, options: { newFields } }: LockedImport,
): Promise<string[]> {
  const held = await tx
    .select({ key: contactFields.key })
    .from(contactFields)
    .where(ofTenant(contactFields, context));
  const known = new Set(held.map(({ key }) => key));
  const missing = Object.values(mapping).flatMap((target) => {
    const key = target.startsWith("field:") ? target.slice("field:".length) : null;
    if (key === null || known.has(key)) return [];
    const { label, type } = newFields[key] ?? { label: key, type: "text" as const };
    return [{ key, label, type }];
  });
  if (known.size + missing.length > mostFields)
    throw new DomainError("CONFLICT", "contacts.tooManyFields", { limit: mostFields });
  if (missing.length === 0) return [];
  await tx
    .insert(contactFields)
    .values(missing.map((field, no) => ({ tenantId: context.tenantId, ...field, position: known.size + no })))
    .onConflictDoNothing();
  return missing.map(({ key }) => key);
}
