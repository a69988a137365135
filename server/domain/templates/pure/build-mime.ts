import type { MailHeader } from "@/server/mta/mime/mail-header";
import { DomainError } from "@/server/platform/errors";

/** RFC 2046 §5.1.1; "=_" cannot occur in quoted-printable, so no part needs to be searched for the boundary. */
const safeBoundary = /^=_[0-9A-Za-z'()+_,\-./:=?]{8,68}$/;
const encoding: MailHeader = ["Content-Transfer-Encoding", "quoted-printable"];

/**
 * Header fields and body of a whole message, ready to be signed: text/plain, or multipart/alternative with the
 * text first (RFC 2046 §5.1.4).
 *
 * @param message `headers` encoded and folded, without MIME fields; `text` and `html` quoted-printable, each ending
 *   in CRLF; `boundary` from `makeBoundary`
 * @returns the given headers followed by the MIME fields, and a body that ends in one CRLF
 * @throws INVALID `templates.boundaryNotSafe`
 */
export function buildMime(message: {
  readonly headers: readonly MailHeader[];
  readonly text: Buffer;
  readonly html: Buffer | null;
  readonly boundary: string;
}): { headers: MailHeader[]; body: Buffer } {
  const { headers, text, html, boundary } = message;
  const version: MailHeader = ["MIME-Version", "1.0"];
  if (html === null) {
    return {
      headers: [...headers, version, ["Content-Type", "text/plain; charset=utf-8"], encoding],
      body: text,
    };
  }
  if (!safeBoundary.test(boundary)) throw new DomainError("INVALID", "templates.boundaryNotSafe");
  const body = Buffer.concat([
    partHead(boundary, "text/plain"),
    text,
    partHead(boundary, "text/html"),
    html,
    Buffer.from(`--${boundary}--\r\n`, "latin1"),
  ]);
  return {
    headers: [...headers, version, ["Content-Type", `multipart/alternative;\r\n boundary="${boundary}"`]],
    body,
  };
}

function partHead(boundary: string, contentType: string): Buffer {
  return Buffer.from(
    `--${boundary}\r\nContent-Type: ${contentType}; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n`,
    "latin1",
  );
}
