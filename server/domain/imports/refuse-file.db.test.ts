import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { makeTestDatabase } from "@/db/testing";
import { makeTestTenant } from "@/server/domain/contacts/testing-tenant";
import { mostErrorsKept } from "./schema";
import { checkFile, confirmImport, importFile, inPieces, readImport } from "./testing-import";
import { uploadImport } from "./upload-import";

const { admin } = await makeTestDatabase();
const context = await makeTestTenant(admin);
const filesKept = async () => {
  const [row] = await admin`select count(*)::int n from files where tenant_id = ${context.tenantId}`;
  return row?.n;
};

test.each([
  { rule: "an empty file", file: "", key: "imports.empty" },
  { rule: "a workbook", file: new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]), key: "imports.notText" },
  { rule: "ISO-2022-JP", file: Buffer.from("\u001b$B%a!<%k\u001b(B,name\n"), key: "imports.encodingJis" },
])("$rule is refused at once, and not kept", async ({ file, key }) => {
  const before = await filesKept();
  await expect(uploadImport(context, { fileName: "x.csv" }, inPieces(file))).rejects.toMatchObject({ key });
  expect(await filesKept()).toBe(before);
});

const wide = Array.from({ length: 300 }, (_, no) => `c${no}`).join(",");
test.each([
  { rule: "only blank lines", file: "\n\r\n ,\n".replace(" ", ""), failure: { key: "imports.empty" } },
  { rule: "a head alone", file: "email,姓\n", failure: { key: "imports.noRows" } },
  { rule: "no head", file: "a@example.jp,佐藤\nb@example.jp,鈴木\n", failure: { key: "imports.noHeader" } },
  { rule: "no addresses", file: "姓,名\n佐藤,花子\n", failure: { key: "imports.noEmailColumn" } },
  {
    rule: "an open quote",
    file: 'email,姓\na@example.jp,"佐藤\nb@example.jp,鈴木\n',
    failure: { key: "imports.quoteNotClosed", details: { row: 2 } },
  },
  {
    rule: "a NUL in a text",
    file: "email,姓\na@example.jp,佐\0藤\n",
    failure: { key: "imports.nulCharacter", details: { row: 2 } },
  },
  {
    rule: "more columns than anyone needs",
    file: `${wide}\n`,
    failure: { key: "imports.tooManyColumns", details: { row: 1, max: 200 } },
  },
  {
    rule: "more tags than a tenant can have",
    file: `email,タグ\n${Array.from({ length: 1_001 }, (_, no) => `u${no}@example.jp,t${no}\n`).join("")}`,
    failure: { key: "tags.tooMany" },
  },
])("$rule: the check fails with the reason, and the file is kept", async ({ file, failure }) => {
  const importId = await checkFile(context, file);
  expect(await readImport(admin, context, importId)).toMatchObject({ state: "failed", failure });
  await expect(confirmImport(context, importId)).rejects.toMatchObject({ key: "imports.notReady" });
});

test("of two rows with one address the first counts, and the other names its row", async () => {
  const file = "email,姓\nd@example.jp,佐藤\n,鈴木\nD@Example.JP,高橋\nd@example.jp,田中\n";
  const importId = await importFile(context, file);
  expect(await readImport(admin, context, importId)).toMatchObject({ rowsNew: 1, rowsRejected: 3 });
  const errors = await admin`
    select "row", "column", key, details, value from import_errors where import_id = ${importId} order by "row"`;
  expect([...errors]).toMatchObject([
    { row: 3, column: "email", key: "contacts.emailMissing" },
    { row: 4, column: "email", key: "imports.duplicateInFile", details: { first: 2 }, value: "D@Example.JP" },
    { row: 5, column: "email", key: "imports.duplicateInFile", details: { first: 2 } },
  ]);
  const [kept] = await admin`select family_name from contacts where email_key = 'd@example.jp'`;
  expect(kept?.family_name).toBe("佐藤");
});

test("a refused row does not claim its address", async () => {
  const file = "email,姓,配信許可\nr@example.jp,佐藤,たぶん\nr@example.jp,鈴木,はい\n";
  const importId = await importFile(context, file);
  expect(await readImport(admin, context, importId)).toMatchObject({ rowsNew: 1, rowsRejected: 1 });
  const [kept] = await admin`select family_name from contacts where email_key = 'r@example.jp'`;
  expect(kept?.family_name).toBe("鈴木");
});

test("text that looks like the end of a COPY row or column stays text", async () => {
  const forged = [
    "a\\tb",
    "x\\\\y",
    "\\.",
    "\\N",
    "{}\t'; drop table contacts; --",
    '"quoted"',
    "line\nbreak",
    "\u2028\u0007",
    "𠮷😀",
  ];
  const quoted = forged.map((text) => `"${text.replaceAll('"', '""')}"`);
  const lines = quoted.map((text, no) => `f${no}@example.jp,${text},${text},"${"\\".repeat(no)}"`);
  const importId = await importFile(context, `email,会社名,メモ,備考\n${lines.join("\n")}\n`);
  expect(await readImport(admin, context, importId)).toMatchObject({ state: "done", rowsNew: forged.length });
  const rows = await admin`
    select company, fields from contacts where tenant_id = ${context.tenantId} and email_key like 'f%' order by email_key`;
  const stored = [
    "a\\tb",
    "x\\\\y",
    "\\.",
    "\\N",
    "{} '; drop table contacts; --",
    '"quoted"',
    "line break",
    "",
    "𠮷😀",
  ];
  expect(rows.map(({ company }) => company)).toEqual(stored);
  const backslashes = (no: number) => (no === 0 ? [] : ["\\".repeat(no)]);
  expect(rows.map(({ fields }) => Object.values(fields).sort())).toEqual(
    stored.map((text, no) => [...(text === "" ? [] : [text]), ...backslashes(no)].sort()),
  );
});

test("an address with a backslash is one person however often it is imported", async () => {
  const file = 'email\n"""a\\\\b""@example.jp"\n';
  await importFile(context, file);
  const again = await importFile(context, file);
  expect(await readImport(admin, context, again)).toMatchObject({ rowsNew: 0, rowsUnchanged: 1 });
});

test("the first ten thousand problems are kept, and all are counted", async () => {
  const rows = mostErrorsKept + 500;
  const importId = await checkFile(context, `email,姓\n${",佐藤\n".repeat(rows)}ok@example.jp,佐藤\n`);
  expect(await readImport(admin, context, importId)).toMatchObject({
    state: "ready",
    rowsRejected: rows,
    rowsNew: 1,
  });
  const [kept] = await admin`select count(*)::int n from import_errors where import_id = ${importId}`;
  expect(kept?.n).toBe(mostErrorsKept);
});

test.each([
  { mebibytes: 200, refusal: "files.tooLarge", failure: null },
  { mebibytes: 20, refusal: null, failure: { key: "imports.lineTooLong", details: { row: 2 } } },
])(
  "one line of $mebibytes MB is refused in less than 512 MB of memory",
  async ({ mebibytes, refusal, failure }) => {
    const before = await filesKept();
    const child = [
      "--import",
      "tsx",
      "server/domain/imports/testing-line-child.ts",
      context.tenantId,
      String(mebibytes),
    ];
    const { stdout } = await promisify(execFile)(process.execPath, child, { timeout: 120_000 });
    const told = JSON.parse(stdout);
    expect(told).toMatchObject({ refusal });
    expect(told.peakMebibytes).toBeLessThan(512);
    if (failure === null) {
      expect(told.sentMebibytes).toBeLessThanOrEqual(102);
      expect(await filesKept()).toBe(before);
    } else
      expect(await readImport(admin, context, told.importId)).toMatchObject({ state: "failed", failure });
  },
);
