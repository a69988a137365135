const endOfData = Buffer.from("\r\n.\r\n");
const lineThenDot = Buffer.from("\r\n.");
const dot = 0x2e;

/**
 * Reads the body of one message behind a 354. Only CRLF "." CRLF ends it (RFC 5321 §4.1.1.4): a bare LF or
 * CR around a dot is content, whatever lies in it. Doubled dots are taken away again (§4.5.2).
 */
export class DataReader {
  readonly #parts: Buffer[] = [];
  /** The last four octets seen; the CRLF of the DATA command counts as the end of a line before the first. */
  #tail: Buffer = Buffer.from("\r\n");
  #sizeInBytes = 0;

  /** @param limitInBytes beyond this the message is counted and not kept */
  constructor(readonly limitInBytes: number) {}

  get isTooLarge(): boolean {
    return this.#sizeInBytes > this.limitInBytes;
  }

  /** @returns what follows the end of the message, or null while there is no end */
  push(chunk: Buffer): Buffer | null {
    const end = this.#endIn(chunk);
    this.#keep(end === null ? chunk : chunk.subarray(0, end));
    if (end !== null) return chunk.subarray(end);
    this.#tail = Buffer.concat([this.#tail, chunk.subarray(-4)]).subarray(-4);
    return null;
  }

  /** The message as its sender meant it; call it after the end was found, and not when it is too large. */
  message(): Buffer {
    const stuffed = Buffer.concat(this.#parts);
    return unstuff(stuffed.subarray(0, stuffed.length - 3));
  }

  #endIn(chunk: Buffer): number | null {
    const seam = Buffer.concat([this.#tail, chunk.subarray(0, 4)]).indexOf(endOfData);
    if (seam >= 0) return seam + endOfData.length - this.#tail.length;
    const inside = chunk.indexOf(endOfData);
    return inside < 0 ? null : inside + endOfData.length;
  }

  #keep(part: Buffer): void {
    this.#sizeInBytes += part.length;
    if (this.isTooLarge) this.#parts.length = 0;
    else this.#parts.push(part);
  }
}

function unstuff(body: Buffer): Buffer {
  const parts: Buffer[] = [];
  let from = body[0] === dot ? 1 : 0;
  for (let at = body.indexOf(lineThenDot); at >= 0; at = body.indexOf(lineThenDot, at + 3)) {
    parts.push(body.subarray(from, at + 2));
    from = at + 3;
  }
  if (parts.length === 0) return body.subarray(from);
  parts.push(body.subarray(from));
  return Buffer.concat(parts);
}
