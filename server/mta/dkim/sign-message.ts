import { createHash, type KeyObject, sign } from "node:crypto";
import type { MailHeader } from "@/server/mta/mime/mail-header";
import { DomainError } from "@/server/platform/errors";
import { canonicalizeBody, canonicalizeHeader } from "./canonicalize";
import type { DkimKey } from "./import-dkim-key";

/**
 * Signed once more than they occur, absent ones too, so that nobody can add another one in front (RFC 6376 §8.15).
 */
const oversigned = ["From", "To", "Cc", "Subject", "Date", "Reply-To", "Content-Type", "MIME-Version"];

/** Signed where they occur. RFC 8058 §4 requires both List-Unsubscribe fields. */
const signed = ["Message-ID", "List-Id", "List-Unsubscribe", "List-Unsubscribe-Post", "Feedback-ID"];

const foldColumns = 74;

/**
 * One DKIM-Signature field per key (RFC 6376, RFC 8463): relaxed/relaxed, no l=, the body hashed once for all keys,
 * the signing itself off the event loop. Neither headers nor body may change afterwards; folding may.
 *
 * @param headers as they will be sent, in order
 * @param body as it will be sent: CRLF line ends, transfer-encoded
 * @param options.at t=, when the message is signed
 * @param options.expiresInSeconds x= as a distance from `at`; without it the signature does not expire
 * @returns whole fields, folded, each ending in CRLF, in the order of `keys`; put them before `headers`
 * @throws INVALID `dkim.fromMissing` a message without exactly one From cannot be signed (RFC 6376 §5.4)
 */
export async function signMessage(
  headers: readonly MailHeader[],
  body: Buffer,
  keys: readonly DkimKey[],
  options: { readonly at: Date; readonly expiresInSeconds?: number | undefined },
): Promise<string[]> {
  const { names, canonical } = selectHeaders(headers);
  const bodyHash = createHash("sha256").update(canonicalizeBody(body)).digest("base64");
  const signedAt = Math.floor(options.at.getTime() / 1000);
  const times =
    options.expiresInSeconds === undefined
      ? `t=${signedAt}`
      : `t=${signedAt}; x=${signedAt + options.expiresInSeconds}`;
  const headerList = foldList(names);
  return Promise.all(
    keys.map(async ({ algorithm, domain, selector, key }) => {
      const value =
        `v=1; a=${algorithm}; c=relaxed/relaxed; d=${domain};\r\n s=${selector}; ${times};\r\n` +
        ` h=${headerList};\r\n bh=${bodyHash};\r\n b=`;
      // The signature's own field comes last and without its CRLF (RFC 6376 §3.7).
      const input = Buffer.from(
        canonical + canonicalizeHeader(["DKIM-Signature", value]).slice(0, -2),
        "latin1",
      );
      const signature = await signWith(algorithm, key, input);
      return `DKIM-Signature: ${value}${foldBase64(signature.toString("base64"))}\r\n`;
    }),
  );
}

/** The h= list and the header hash input; several fields of one name go from the last to the first (§5.4.2). */
function selectHeaders(headers: readonly MailHeader[]): { names: string[]; canonical: string } {
  const byName = new Map<string, MailHeader[]>();
  for (const header of headers) {
    const name = header[0].toLowerCase();
    const same = byName.get(name);
    if (same) same.unshift(header);
    else byName.set(name, [header]);
  }
  if (byName.get("from")?.length !== 1) throw new DomainError("INVALID", "dkim.fromMissing");
  const names: string[] = [];
  let canonical = "";
  for (const [list, extra] of [
    [oversigned, 1],
    [signed, 0],
  ] as const) {
    for (const name of list) {
      const fields = byName.get(name.toLowerCase()) ?? [];
      for (let count = 0; count < fields.length + extra; count++) names.push(name);
      for (const field of fields) canonical += canonicalizeHeader(field);
    }
  }
  return { names, canonical };
}

function signWith(algorithm: DkimKey["algorithm"], key: KeyObject, input: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const done = (error: Error | null, signature: Buffer) => (error ? reject(error) : resolve(signature));
    if (algorithm === "rsa-sha256") sign("sha256", input, key, done);
    // Ed25519 signs the digest of the input, not the input (RFC 8463 §3).
    else sign(null, createHash("sha256").update(input).digest(), key, done);
  });
}

function foldList(names: readonly string[]): string {
  let folded = "";
  let column = 3;
  for (const name of names) {
    if (folded !== "" && column + name.length + 1 > foldColumns) {
      folded += ":\r\n  ";
      column = 2;
    } else if (folded !== "") {
      folded += ":";
      column += 1;
    }
    folded += name;
    column += name.length;
  }
  return folded;
}

function foldBase64(base64: string): string {
  return base64.match(/.{1,72}/g)?.join("\r\n  ") ?? "";
}
