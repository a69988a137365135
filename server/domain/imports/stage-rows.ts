import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type postgres from "postgres";
import { hashAddress } from "@/server/platform/secrets";
import { type AcceptedRow, stagingLine } from "./pure/staging-line";

const linesPerPiece = 500;

/** Puts rows into `staging_import` by COPY, in the caller's transaction; nobody else sees them there. */
export async function stageRows(
  tx: postgres.TransactionSql,
  ids: { tenantId: string; importId: string },
  rows: readonly AcceptedRow[],
): Promise<void> {
  await unstageRows(tx, ids);
  const copy = await tx`
    copy staging_import (tenant, import_id, "row", email_key, address_hash, contact) from stdin`.writable();
  await pipeline(Readable.from(pieces(ids, rows)), copy);
}

export const unstageRows = (
  tx: postgres.TransactionSql,
  { tenantId, importId }: { tenantId: string; importId: string },
) => tx`delete from staging_import where tenant = ${tenantId} and import_id = ${importId}`;

function* pieces(
  ids: { tenantId: string; importId: string },
  rows: readonly AcceptedRow[],
): Generator<Buffer> {
  for (let at = 0; at < rows.length; at += linesPerPiece) {
    const lines = rows
      .slice(at, at + linesPerPiece)
      .map((row) => stagingLine(ids, row, hashAddress(ids.tenantId, row.draft.emailKey)));
    yield Buffer.from(lines.join(""));
  }
}
