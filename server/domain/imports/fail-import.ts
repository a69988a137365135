import { withTenant, workerSql } from "@/db/client";
import { appendAudit } from "@/server/domain/audit/append-audit";
import type { Context } from "@/server/platform/context";
import type { DomainError } from "@/server/platform/errors";
import type { ImportJob } from "./load-import-job";

/** Ends an import for a reason that a person can mend, unless it was changed meanwhile; what it had taken over stays. */
export async function failImport(
  context: Context,
  { importId, options: { revision } }: ImportJob,
  state: "checking" | "applying",
  { key, details }: DomainError,
): Promise<void> {
  const failed = await workerSql()`
    update imports set state = 'failed', failure = ${JSON.stringify({ key, details })}::text::jsonb,
      finished_at = now(), progress_at = now()
    where tenant_id = ${context.tenantId} and id = ${importId} and state = ${state}
      and coalesce((options->>'revision')::int, 0) = ${revision}`;
  if (failed.count === 0) return;
  await withTenant(context, (tx) =>
    appendAudit(tx, context, {
      action: "import.fail",
      subject: `imports/${importId}`,
      details: { key, while: state },
    }),
  );
}
