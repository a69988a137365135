import { DomainError } from "@/server/platform/errors";

export const fileEncodings = ["utf-8", "utf-16le", "utf-16be", "cp932", "euc-jp"] as const;
export type FileEncoding = (typeof fileEncodings)[number];

/** Enough to meet Japanese text in any real file, little enough to decode three times. */
const lookAtBytes = 65_536;

/**
 * The encoding of a text file, from its first bytes: byte order mark, then NUL pattern, then what decodes with the
 * fewest unlikely characters. Pure ASCII is UTF-8.
 *
 * @param head the first bytes, 64 KB are looked at; may end within a character
 * @throws INVALID `imports.notText` for zip, xlsx, xls, pdf; `imports.encodingJis` for ISO-2022-JP
 */
export function detectEncoding(head: Uint8Array): FileEncoding {
  const bytes = head.subarray(0, lookAtBytes);
  refuseOtherFiles(bytes);
  const marked = fromByteOrderMark(bytes) ?? fromNulPattern(bytes);
  if (marked !== null) return marked;
  const scores = (["utf-8", "cp932", "euc-jp"] as const).map((encoding) => ({
    encoding,
    doubt: doubtIn(decode(bytes, encoding)),
  }));
  return scores.reduce((best, next) => (next.doubt < best.doubt ? next : best)).encoding;
}

/** The label under which TextDecoder knows it; WHATWG's shift_jis is Windows-31J, as Excel writes it. */
export function decoderLabel(encoding: FileEncoding): string {
  return encoding === "cp932" ? "shift_jis" : encoding;
}

const signatures: readonly { bytes: readonly number[]; key: string }[] = [
  { bytes: [0x50, 0x4b, 0x03, 0x04], key: "imports.notText" },
  { bytes: [0xd0, 0xcf, 0x11, 0xe0], key: "imports.notText" },
  { bytes: [0x25, 0x50, 0x44, 0x46, 0x2d], key: "imports.notText" },
  { bytes: [0x1f, 0x8b], key: "imports.notText" },
];

function refuseOtherFiles(bytes: Uint8Array): void {
  const found = signatures.find((signature) => signature.bytes.every((byte, index) => bytes[index] === byte));
  if (found !== undefined) throw new DomainError("INVALID", found.key);
  // ESC $ switches to Japanese in ISO-2022-JP (RFC 1468); no other encoding here has ESC in text.
  const switchAt = bytes.indexOf(0x1b);
  if (switchAt !== -1 && bytes[switchAt + 1] === 0x24)
    throw new DomainError("INVALID", "imports.encodingJis");
}

function fromByteOrderMark(bytes: Uint8Array): FileEncoding | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return "utf-8";
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  return null;
}

/** Commas, digits and line ends leave a NUL in each UTF-16 pair, always on the same side. */
function fromNulPattern(bytes: Uint8Array): FileEncoding | null {
  const nuls = [0, 0];
  bytes.forEach((byte, index) => {
    if (byte === 0) nuls[index % 2] = (nuls[index % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = nuls;
  if (even + odd < bytes.length / 20) return null;
  if (odd > even * 9) return "utf-16le";
  return even > odd * 9 ? "utf-16be" : null;
}

function decode(bytes: Uint8Array, encoding: FileEncoding): string {
  // stream: a character cut off at the end is no error.
  return new TextDecoder(decoderLabel(encoding)).decode(bytes, { stream: true });
}

/**
 * Undecodable bytes weigh most, then private characters and controls, then the half-width punctuation as which the
 * kana of EUC-JP appear in CP932 (0xA4, 0xA5), then half-width kana.
 */
function doubtIn(text: string): number {
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
  return (
    count(/\ufffd/g) * 50 +
    count(/[\ue000-\uf8ff\u0080-\u009f]/g) * 20 +
    count(/[\uff61-\uff65]/g) * 4 +
    count(/[\uff66-\uff9f]/g)
  );
}
