import { randomUUID } from "node:crypto";
import iconv from "iconv-lite";
import { expect, test } from "vitest";
import { makeTestDatabase } from "@/db/testing";
import { makeTestTenant } from "@/server/domain/contacts/testing-tenant";
import type { Context } from "@/server/platform/context";
import { checkImport } from "./check-import";
import { exportImportErrors } from "./export-import-errors";
import { getImport } from "./get-import";
import { listImportErrors } from "./list-import-errors";
import { listImports } from "./list-imports";
import { startImport } from "./start-import";
import { stopImport } from "./stop-import";
import { checkFile, confirmImport, importFile, inPieces, readImport } from "./testing-import";
import { updateImport } from "./update-import";
import { uploadImport } from "./upload-import";

const { admin } = await makeTestDatabase();
const context = await makeTestTenant(admin);

test("what the file looks like can be seen before it is started", async () => {
  const file = "メールアドレス,氏名,趣味\na@example.jp,佐藤 花子,茶道\nx,鈴木,=1+1\n";
  const importId = await checkFile(context, iconv.encode(file, "cp932"));
  const seen = await getImport(context, { importId });
  expect(seen).toMatchObject({
    state: "ready",
    encoding: "cp932",
    delimiter: ",",
    mapping: { 0: "email", 1: "fullName" },
    rowsNew: 1,
    rowsRejected: 1,
    warnings: [],
    preview: {
      headers: ["メールアドレス", "氏名", "趣味"],
      columns: [
        { index: 0, guessed: { target: "email", newField: null } },
        { index: 1, guessed: { target: "fullName", newField: null } },
        { index: 2, guessed: { newField: { label: "趣味", type: "text" } } },
      ],
      read: [
        {
          row: 2,
          contact: { email: "a@example.jp", profile: { familyName: "佐藤", givenName: "花子" } },
          problems: [],
        },
        {
          row: 3,
          contact: null,
          problems: [{ column: "メールアドレス", key: "contacts.emailNoAt", value: "x" }],
        },
      ],
    },
  });
  expect(seen.rowsEstimated).toBe(2);
});

test("another mapping is checked anew, and its custom field is made as the import starts", async () => {
  const importId = await checkFile(context, "連絡先,担当,数\nm@example.jp,佐藤,3\n");
  const columns = [
    { index: 0, target: "email" },
    { index: 1, target: "familyName" },
    { index: 2, target: "field:visits", newField: { label: "来店回数", type: "number" as const } },
  ];
  await updateImport(context, { importId, columns });
  await checkImport(context, { importId });
  expect((await getImport(context, { importId })).preview.read[0]?.contact).toMatchObject({
    profile: { familyName: "佐藤" },
    fields: { visits: 3 },
  });
  const fields = () =>
    admin`select label, type from contact_fields where tenant_id = ${context.tenantId} and key = 'visits'`;
  expect(await fields()).toHaveLength(0);
  await confirmImport(context, importId);
  expect([...(await fields())]).toEqual([{ label: "来店回数", type: "number" }]);
  await expect(updateImport(context, { importId, columns })).rejects.toMatchObject({
    key: "imports.notChangeable",
  });
});

test.each([
  { columns: [{ index: 0, target: "familyName" }], key: "imports.noEmailColumn" },
  {
    columns: [
      { index: 0, target: "email" },
      { index: 1, target: "email" },
    ],
    key: "imports.targetTwice",
  },
  {
    columns: [
      { index: 0, target: "email" },
      { index: 7, target: "company" },
    ],
    key: "imports.noSuchColumn",
  },
  {
    columns: [
      { index: 0, target: "email" },
      { index: 1, target: "password" },
    ],
    key: "imports.targetUnknown",
  },
  {
    columns: [
      { index: 0, target: "email" },
      { index: 1, target: "field:nobody_made" },
    ],
    key: "imports.targetUnknown",
  },
])("a mapping that cannot work is refused: $key", async ({ columns, key }) => {
  const importId = await checkFile(context, "email,姓\nz@example.jp,佐藤\n");
  await expect(updateImport(context, { importId, columns })).rejects.toMatchObject({ code: "INVALID", key });
  expect(await readImport(admin, context, importId)).toMatchObject({ state: "ready" });
});

test("a wrong encoding is told, and put right by naming the right one", async () => {
  const importId = await checkFile(context, iconv.encode("メールアドレス,姓\ne@example.jp,髙橋\n", "cp932"));
  await updateImport(context, { importId, encoding: "utf-8" });
  await checkImport(context, { importId });
  expect(await readImport(admin, context, importId)).toMatchObject({
    state: "failed",
    failure: { key: "imports.encodingWrong", details: { encoding: "utf-8" } },
  });
  await updateImport(context, { importId, encoding: "cp932" });
  await checkImport(context, { importId });
  expect(await readImport(admin, context, importId)).toMatchObject({
    state: "ready",
    rowsNew: 1,
    failure: null,
  });
});

test("a check that a newer mapping overtook writes nothing more", async () => {
  const { importId } = await uploadImport(
    context,
    { fileName: "x.csv" },
    inPieces("email,姓\n,佐藤\no@example.jp,鈴木\n"),
  );
  await Promise.all([
    checkImport(context, { importId }),
    updateImport(context, { importId, columns: [{ index: 0, target: "email" }] }),
  ]);
  await checkImport(context, { importId });
  const [kept] = await admin`select count(*)::int n from import_errors where import_id = ${importId}`;
  expect(await readImport(admin, context, importId)).toMatchObject({
    state: "ready",
    rowsNew: 1,
    rowsRejected: 1,
  });
  expect(kept?.n).toBe(1);
});

test("names that slipped against their addresses are a warning", async () => {
  const people = Array.from({ length: 60 }, (_, no) => ({ email: `s${no}@example.jp`, name: `佐藤${no}` }));
  const file = (shift: number) =>
    `email,姓\n${people.map(({ email }, no) => `${email},${people[(no + shift) % people.length]?.name}\n`).join("")}`;
  await importFile(context, file(0));
  const importId = await checkFile(context, file(1));
  expect(await getImport(context, { importId })).toMatchObject({
    namesChanged: 60,
    areNamesShifted: true,
    warnings: [{ key: "imports.namesShifted", details: { count: 60 } }],
  });
  expect(await getImport(context, { importId: await checkFile(context, file(0)) })).toMatchObject({
    namesChanged: 0,
    warnings: [],
  });
});

test("slipped names are shown by five people, and taken only with their number, which is then forgotten", async () => {
  const people = Array.from({ length: 20 }, (_, no) => `t${no}@example.jp`);
  const file = (name: (no: number) => string) =>
    `email,姓,名\n${people.map((email, no) => `${email},${name(no)},花\n`).join("")}`;
  await importFile(
    context,
    file((no) => `田中${no}`),
  );
  const importId = await checkFile(
    context,
    file((no) => (no === 0 ? "田中0" : `田中${no - 1}`)),
  );
  const { report, namesChanged } = await getImport(context, { importId });
  expect(namesChanged).toBe(19);
  expect(report.check?.nameExamples.map(({ row }) => row)).toEqual([3, 4, 5, 6, 7]);
  expect(report.check?.nameExamples[0]).toEqual({
    row: 3,
    address: "t•••@example.jp",
    before: { familyName: "田中1", givenName: "花" },
    after: { familyName: "田中0", givenName: "花" },
  });
  const start = { importId, mode: "overwrite", consent: null } as const;
  for (const confirmed of [{}, { namesChanged: 18 }, { namesChanged: 0 }])
    await expect(startImport(context, { ...start, ...confirmed })).rejects.toMatchObject({
      code: "INVALID",
      key: "imports.namesNotConfirmed",
      details: { count: 19, field: "namesChanged" },
    });
  await startImport(context, { ...start, namesChanged: 19 });
  expect((await getImport(context, { importId })).report.check).toMatchObject({ nameExamples: [] });
});

test("problems come page by page, in the order of the file", async () => {
  const importId = await checkFile(
    context,
    `email,生年月日,姓\n${",昨日,\ufffd\n".repeat(7)}p@example.jp,2000-01-01,佐藤\n`,
  );
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await listImportErrors(context, { importId, limit: 3, ...(cursor && { cursor }) });
    seen.push(...page.items.map(({ row, column }) => `${row} ${column}`));
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  expect(new Set(seen).size).toBe(seen.length);
  expect(seen.map((place) => Number(place.split(" ")[0]))).toEqual(
    seen.map((place) => Number(place.split(" ")[0])).sort((a, b) => a - b),
  );
  const [kept] = await admin`select count(*)::int n from import_errors where import_id = ${importId}`;
  expect(seen).toHaveLength(kept?.n);
});

const words = { head: ["行", "列", "値", "内容"], sentence: (key: string) => key } as const;
const collect = async (bytes: AsyncIterable<Uint8Array>) => {
  const pieces: Uint8Array[] = [];
  for await (const piece of bytes) pieces.push(piece);
  return Buffer.concat(pieces);
};

test("problems as a file: no cell is a formula, and CP932 says what it cannot write", async () => {
  const bad = ["=cmd()", "+81", "-1", "@SUM", "＝1", "＠x", '"a,b"', "𠮷野"];
  const importId = await checkFile(
    context,
    `email\n${bad.map((cell) => `"${cell.replaceAll('"', '""')}"\n`).join("")}`,
  );
  const utf8 = await exportImportErrors(context, { importId, encoding: "utf-8" }, words);
  const text = (await collect(utf8.bytes)).toString("utf8");
  expect(utf8.fileName).toBe("customers-errors.csv");
  expect(text.startsWith("\ufeff行,列,値,内容\r\n")).toBe(true);
  for (const cell of ["'=cmd()", "'+81", "'-1", "'@SUM", "'＝1", "'＠x", '"""a,b"""', "𠮷野"])
    expect(text).toContain(`,email,${cell},contacts.email`);
  const cp932 = await exportImportErrors(context, { importId, encoding: "cp932" }, words);
  const lines = iconv
    .decode(await collect(cp932.bytes), "cp932")
    .trimEnd()
    .split("\r\n");
  expect(lines).toHaveLength(1 + bad.length + 1);
  expect(lines.at(-2)).toContain("〓野");
  expect(lines.at(-1)).toBe(",,,imports.charactersReplaced");
});

test("imports are listed newest first", async () => {
  const other = await makeTestTenant(admin);
  const ids: string[] = [];
  for (const no of [1, 2, 3]) ids.unshift(await checkFile(other, `email\nl${no}@example.jp\n`));
  const first = await listImports(other, { limit: 2 });
  const second = await listImports(other, { limit: 2, cursor: first.nextCursor ?? "" });
  expect([...first.items, ...second.items].map(({ importId }) => importId)).toEqual(ids);
  expect(second.nextCursor).toBeNull();
});

const theirs = await checkFile(await makeTestTenant(admin), "email\nt@example.jp\n");
type Ask = (as: Context, importId: string) => Promise<unknown>;
const asks: Record<string, Ask> = {
  getImport: (as, importId) => getImport(as, { importId }),
  updateImport: (as, importId) => updateImport(as, { importId, mode: "fill-empty" }),
  startImport: (as, importId) => startImport(as, { importId, mode: "overwrite", consent: null }),
  stopImport: (as, importId) => stopImport(as, { importId }),
  listImportErrors: (as, importId) => listImportErrors(as, { importId, limit: 10 }),
  exportImportErrors: (as, importId) => exportImportErrors(as, { importId, encoding: "utf-8" }, words),
};

test.each(Object.entries(asks))("%s answers a foreign id like an unknown one", async (_, ask) => {
  for (const importId of [theirs, randomUUID()])
    await expect(ask(context, importId)).rejects.toMatchObject({
      code: "NOT_FOUND",
      key: "imports.notFound",
      details: {},
    });
});

test.each(Object.entries(asks))("%s asks for a permission", async (_, ask) => {
  const nobody = { ...context, may: new Set<never>() };
  await expect(ask(nobody, theirs)).rejects.toMatchObject({ code: "FORBIDDEN" });
});
