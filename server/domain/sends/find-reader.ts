import { type ReaderReference, readReaderToken } from "@/server/platform/reader-token";
import { findTenant } from "./find-tenant";

export type Reader = { tenantId: string; reference: ReaderReference };

/** Whom a token in a link stands for; null for anything that we did not make. */
export async function findReader(token: string, kind: ReaderReference["kind"]): Promise<Reader | null> {
  const reference = readReaderToken(token, kind);
  const tenantId = reference && (await findTenant(reference.tenantNumber));
  return reference && tenantId ? { tenantId, reference } : null;
}
