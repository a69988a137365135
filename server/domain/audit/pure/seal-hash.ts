import { createHash } from "node:crypto";

/**
 * The columns of a row of the log that its seal covers: all of them but the tenant, in this order, as texts that do not depend on
 * settings of a session. Another list is another version.
 */
export const sealedTexts = {
  id: "a.id::text",
  at: `to_char(a.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`,
  actor_kind: "a.actor_kind",
  actor_id: "a.actor_id",
  action: "a.action",
  subject: "a.subject",
  address: "a.address",
  details: "a.details::text",
  before: "a.before::text",
  after: "a.after::text",
} as const;
const names = Object.keys(sealedTexts) as (keyof typeof sealedTexts)[];

/** A row of the log as those texts. */
export type LogRow = { readonly [Name in keyof typeof sealedTexts]: string | null };
/** For a select list: each text under its column's name. */
export const sealedTextsSql = names.map((name) => `${sealedTexts[name]} as "${name}"`).join(", ");

export type SealInput = {
  tenantId: string;
  /** From 1. */
  no: number;
  /** Hash of the seal before; null for the first. */
  previous: string | null;
  /** RFC 3339 with milliseconds, UTC. */
  sealedAt: string;
  row: LogRow;
};

const version = 1;

/** Nothing, or a text with its length before it: no two lists of texts have the same bytes. */
function encode(text: string | null): Buffer {
  if (text === null) return Buffer.from([0]);
  const bytes = Buffer.from(text);
  const head = Buffer.alloc(5, 1);
  head.writeUInt32BE(bytes.length, 1);
  return Buffer.concat([head, bytes]);
}

/**
 * The hash that chains a row of the audit log to the row that was sealed before it.
 *
 * @returns SHA-256 over what this is, a version, tenant, number, previous hash, time of sealing and every column; base64url
 */
export function sealHash({ tenantId, no, previous, sealedAt, row }: SealInput): string {
  const hash = createHash("sha256")
    .update("hikyaku audit seal\0")
    .update(Buffer.from([version]));
  for (const text of [tenantId, String(no), previous, sealedAt, ...names.map((name) => row[name])])
    hash.update(encode(text));
  return hash.digest("base64url");
}
