import type { MailHeader } from "@/server/mta/mime/mail-header";

/** One header field in relaxed form, with its CRLF (RFC 6376 §3.4.2). */
export function canonicalizeHeader([name, value]: MailHeader): string {
  const plain = /[\r\n\t]| {2}/.test(value) ? value.replace(/\r\n/g, "").replace(/[ \t]+/g, " ") : value;
  return `${name.toLowerCase().trimEnd()}:${plain.trim()}\r\n`;
}

/**
 * A body with CRLF line ends in relaxed form (RFC 6376 §3.4.4). A body that is in that form already, as ours are by
 * construction, is returned as it is.
 */
export function canonicalizeBody(body: Buffer): Buffer {
  if (isCanonical(body)) return body;
  const squeezed = body
    .toString("latin1")
    .replace(/[ \t]+/g, " ")
    .replaceAll(" \r\n", "\r\n");
  let end = squeezed.endsWith(" ") ? squeezed.length - 1 : squeezed.length;
  while (end >= 2 && squeezed.startsWith("\r\n", end - 2)) end -= 2;
  return end === 0 ? Buffer.alloc(0) : Buffer.from(`${squeezed.slice(0, end)}\r\n`, "latin1");
}

function isCanonical(body: Buffer): boolean {
  const end = body.subarray(-4).toString("latin1");
  return (
    end.length > 2 &&
    end.endsWith("\r\n") &&
    !end.endsWith("\r\n\r\n") &&
    !body.includes("\t") &&
    !body.includes("  ") &&
    !body.includes(" \r\n")
  );
}
