import { headerValue } from "./parse-headers";
import type { MimePart } from "./split-mime";

/**
 * The text of a part: transfer encoding undone (RFC 2045 §6), then decoded by its charset. An unknown charset is
 * read as latin1, so that the ASCII in it, all a report needs, survives.
 *
 * @param maxLength characters of the encoded body that are looked at
 */
export function decodeText(part: MimePart, maxLength: number): string {
  const encoding = (headerValue(part.headers, "content-transfer-encoding") ?? "").toLowerCase();
  const bytes = decodeTransfer(part.body.slice(0, maxLength), encoding);
  // ESC $ begins Japanese in ISO-2022-JP (RFC 1468); status parts hold it without naming a charset.
  const charset = bytes.includes("\u001b$") ? "iso-2022-jp" : (part.parameters.get("charset") ?? "utf-8");
  const decoder = decoderFor(charset);
  return (decoder === null ? bytes.toString("latin1") : decoder.decode(bytes)).replace(/\r\n?/g, "\n");
}

function decodeTransfer(body: string, encoding: string): Buffer {
  if (encoding === "base64") return Buffer.from(body, "base64");
  if (encoding !== "quoted-printable") return Buffer.from(body, "latin1");
  const unfolded = body.replace(/=[ \t]*\r?\n/g, "");
  return Buffer.from(
    unfolded.replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    "latin1",
  );
}

function decoderFor(charset: string): TextDecoder | null {
  try {
    return new TextDecoder(charset.trim());
  } catch {
    return null;
  }
}
