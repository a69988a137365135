import { Readable } from "node:stream";

type Named = { fileName: string; contentType: string; bytes: AsyncIterable<Uint8Array> };

/** A file to be saved by the reader, sent as it is made. Its name is told twice, for old readers and new (RFC 6266 §5). */
export function fileAnswer({ fileName, contentType, bytes }: Named): Response {
  const plain = fileName.replaceAll(/[^\w.-]/g, "_");
  return new Response(Readable.toWeb(Readable.from(bytes)) as ReadableStream<Uint8Array>, {
    headers: {
      "content-type": contentType,
      "content-disposition": `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(fileName).replaceAll("'", "%27")}`,
      "cache-control": "private, no-store",
      "x-content-type-options": "nosniff",
    },
  });
}
