import { createHmac, hkdfSync, timingSafeEqual } from "node:crypto";
import { env } from "@/server/platform/env";

/** The head of a tenant's chain as it was at a moment. */
export type ChainHead = {
  tenantId: string;
  no: number;
  hash: string;
  /** RFC 3339 with milliseconds, UTC. */
  at: string;
};
export type Anchor = ChainHead & { signature: string; keyVersion: number };

export const anchorKeyVersion = 1;

/** From a secret that no database has: whoever may write every table still cannot sign. */
const anchorKey = () =>
  Buffer.from(hkdfSync("sha256", env().TOKENS_KEY, "hikyaku", `audit-anchor/${anchorKeyVersion}`, 32));

/** HMAC-SHA-256 over tenant, number, hash and time, none of which has a line break; base64url. */
const signatureOf = ({ tenantId, no, hash, at }: ChainHead) =>
  createHmac("sha256", anchorKey())
    .update(["hikyaku audit anchor", tenantId, no, hash, at].join("\n"))
    .digest("base64url");

export const signAnchor = (head: ChainHead): Anchor => ({
  ...head,
  signature: signatureOf(head),
  keyVersion: anchorKeyVersion,
});

/** Whether we have signed this. */
export function isOurAnchor(anchor: Anchor): boolean {
  const [given, own] = [Buffer.from(anchor.signature), Buffer.from(signatureOf(anchor))];
  return given.length === own.length && timingSafeEqual(given, own);
}
