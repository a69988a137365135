import { createHash, randomBytes, randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { makeTestDatabase } from "@/db/testing";
import { makeTestTenant } from "@/server/domain/contacts/testing-tenant";
import { chunkInBytes, cutChunks } from "./cut-chunks";
import { getImage } from "./get-image";
import { readFile } from "./read-file";
import { largestImageInBytes } from "./schema";
import { storeFile } from "./store-file";
import { uploadImage } from "./upload-image";

const { admin } = await makeTestDatabase();
const context = await makeTestTenant(admin);
const stranger = await makeTestTenant(admin);

async function* pieces(bytes: Buffer, sizeInBytes: number) {
  for (let at = 0; at < bytes.length; at += sizeInBytes) yield bytes.subarray(at, at + sizeInBytes);
}
async function collect(bytes: AsyncIterable<Buffer>): Promise<Buffer> {
  const all: Buffer[] = [];
  for await (const piece of bytes) all.push(piece);
  return Buffer.concat(all);
}
const csv = { purpose: "import", name: "顧客.csv", contentType: "text/csv" } as const;
const png = (sizeInBytes: number) =>
  Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), randomBytes(sizeInBytes - 8)]);

test.each([1_000_003, 65_536, 7_001])(
  "a file that comes in pieces of %i bytes is stored in chunks and read back",
  async (size) => {
    const bytes = randomBytes(1_000_003);
    const stored = await storeFile(context, { ...csv, limitInBytes: bytes.length }, pieces(bytes, size));
    expect(stored).toMatchObject({
      sizeInBytes: bytes.length,
      sha256: createHash("sha256").update(bytes).digest("hex"),
    });
    expect(stored.head.equals(bytes.subarray(0, chunkInBytes))).toBe(true);
    expect((await collect(readFile(context, stored.fileId))).equals(bytes)).toBe(true);
    expect(await collect(readFile(stranger, stored.fileId))).toHaveLength(0);
    const chunks =
      await admin`select length(bytes)::int n from file_chunks where file_id = ${stored.fileId} order by no`;
    expect(chunks.map(({ n }) => n)).toEqual([
      chunkInBytes,
      chunkInBytes,
      chunkInBytes,
      1_000_003 - 3 * chunkInBytes,
    ]);
  },
);

test("nothing stays of a file that is too large, or that breaks off", async () => {
  const before = await admin`select count(*) from files`;
  await expect(
    storeFile(context, { ...csv, limitInBytes: 300_000 }, pieces(randomBytes(300_001), 10_000)),
  ).rejects.toMatchObject({ code: "TOO_LARGE", key: "files.tooLarge", details: { limitInBytes: 300_000 } });
  async function* broken() {
    yield randomBytes(300_000);
    throw new Error("connection lost");
  }
  await expect(storeFile(context, { ...csv, limitInBytes: 1e9 }, broken())).rejects.toThrow(
    "connection lost",
  );
  expect(await admin`select count(*) from files`).toEqual(before);
});

test("an empty file has no chunks", async () => {
  const { fileId, sizeInBytes } = await storeFile(
    context,
    { ...csv, limitInBytes: 1 },
    cutChunks(pieces(Buffer.alloc(0), 1)),
  );
  expect(sizeInBytes).toBe(0);
  expect(await collect(readFile(context, fileId))).toHaveLength(0);
});

test("an image is named by its content, kept once, and served to anybody by that name", async () => {
  const image = png(600_000);
  const first = await uploadImage(context, { name: "a.png", bytes: pieces(image, 50_000) });
  const second = await uploadImage(context, { name: "b.jpg", bytes: pieces(image, 60_000) });
  expect(second).toEqual(first);
  expect(first.url).toBe(`http://127.0.0.1:3001/content/images/${context.tenantId}/${first.sha256}`);
  expect(await admin`select 1 from files where sha256 = ${first.sha256}`).toHaveLength(1);
  const served = await getImage(context.tenantId, first.sha256);
  expect(served.contentType).toBe("image/png");
  expect(served.bytes.equals(image)).toBe(true);
});

test.each([
  { what: "SVG", bytes: Buffer.from("<svg onload=alert(1)>"), code: "INVALID", key: "files.notAnImage" },
  { what: "6 MB", bytes: png(largestImageInBytes + 1), code: "TOO_LARGE", key: "files.tooLarge" },
])("$what is refused as an image", async ({ bytes, code, key }) => {
  await expect(uploadImage(context, { name: "x.png", bytes: pieces(bytes, 100_000) })).rejects.toMatchObject({
    code,
    key,
  });
});

test("another tenant's image, an import's file and nonsense are all not found", async () => {
  const { sha256 } = await uploadImage(context, { name: "a.png", bytes: pieces(png(100), 10) });
  const file = await storeFile(context, { ...csv, limitInBytes: 100 }, pieces(png(100), 10));
  for (const [tenantId, name] of [
    [stranger.tenantId, sha256],
    [context.tenantId, file.sha256],
    [randomUUID(), sha256],
    ["nonsense", sha256],
    [context.tenantId, "../../etc/passwd"],
  ] as const)
    await expect(getImage(tenantId, name)).rejects.toMatchObject({
      code: "NOT_FOUND",
      key: "files.notFound",
    });
});
