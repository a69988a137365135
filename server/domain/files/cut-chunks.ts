/** Bytes in one row of `file_chunks`. */
export const chunkInBytes = 256 * 1024;

/** The same bytes in chunks of `chunkInBytes`, the last one shorter, whatever the pieces they come in. */
export async function* cutChunks(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let pending: Buffer[] = [];
  let length = 0;
  for await (const piece of bytes) {
    pending.push(Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength));
    length += piece.byteLength;
    if (length < chunkInBytes) continue;
    let joined = Buffer.concat(pending);
    for (; joined.length >= chunkInBytes; joined = joined.subarray(chunkInBytes))
      yield joined.subarray(0, chunkInBytes);
    pending = [joined];
    length = joined.length;
  }
  if (length > 0) yield Buffer.concat(pending);
}
