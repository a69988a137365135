import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { csvLimits } from "./csv-limits";
import { decodeStream } from "./decode-stream";
import { detectDelimiter } from "./detect-delimiter";
import { parseCsv } from "./parse-csv";

type Options = Parameters<typeof parseCsv>[1];

async function read(pieces: Iterable<string> | AsyncIterable<string>, options: Options = { delimiter: "," }) {
  const rows: { row: number; cells: string[] }[] = [];
  for await (const row of parseCsv(pieces, options)) rows.push(row);
  return rows;
}
const cells = async (text: string, delimiter = ",") =>
  (await read([text], { delimiter })).map((row) => row.cells);

describe("CSV", () => {
  test.each([
    {
      name: "plain",
      text: "a,b\nc,d",
      rows: [
        ["a", "b"],
        ["c", "d"],
      ],
    },
    {
      name: "CRLF at the end",
      text: "a,b\r\nc,d\r\n",
      rows: [
        ["a", "b"],
        ["c", "d"],
      ],
    },
    {
      name: "CR alone",
      text: "a,b\rc,d",
      rows: [
        ["a", "b"],
        ["c", "d"],
      ],
    },
    { name: "a comma in quotes", text: '"a,b",c', rows: [["a,b", "c"]] },
    { name: "an escaped quote", text: '"a""b","""",""', rows: [['a"b', '"', ""]] },
    {
      name: "line breaks in quotes",
      text: '"a\nb\r\nc",d\ne,f',
      rows: [
        ["a\nb\r\nc", "d"],
        ["e", "f"],
      ],
    },
    {
      name: "empty cells",
      text: "a,,\n,,b",
      rows: [
        ["a", "", ""],
        ["", "", "b"],
      ],
    },
    { name: "a last empty cell", text: "a,", rows: [["a", ""]] },
    { name: "a quote inside a cell", text: 'a"b,c', rows: [['a"b', "c"]] },
    { name: "text after a closing quote", text: '"a"b,c', rows: [["ab", "c"]] },
    { name: "spaces kept", text: " a , b ", rows: [[" a ", " b "]] },
    {
      name: "JSON in a cell",
      text: '1,"{""type"": ""Point"", ""c"": [1.0, 2.0]}"',
      rows: [["1", '{"type": "Point", "c": [1.0, 2.0]}']],
    },
    { name: "Japanese", text: "髙橋,㈱①～", rows: [["髙橋", "㈱①～"]] },
    { name: "nothing", text: "", rows: [] },
  ])("with $name", async ({ text, rows }) => {
    expect(await cells(text)).toEqual(rows);
  });

  test("counts rows as Excel does: a quoted line break starts none, blank rows count and are left out", async () => {
    expect(await read(['head\n"a\nb"\n\n,,\r\n\rlast'])).toEqual([
      { row: 1, cells: ["head"] },
      { row: 2, cells: ["a\nb"] },
      { row: 6, cells: ["last"] },
    ]);
  });

  test("written by any writer and cut anywhere is read as csv-parse reads it", async () => {
    const cell = fc.oneof(
      fc.string(),
      fc.constantFrom("", ",", '"', '""', "\r\n", "\n", "\r", "山田", "😀", 'a"b'),
    );
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(
        table,
        fc.constantFrom("\n", "\r\n"),
        fc.integer({ min: 1, max: 7 }),
        async (rows, end, size) => {
          const quoted = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
          const text = rows.map((row) => row.map(quoted).join(",")).join(end);
          const pieces = Array.from({ length: Math.ceil(text.length / size) }, (_, index) =>
            text.slice(index * size, (index + 1) * size),
          );
          const ours = (await read(pieces)).map((row) => row.cells);
          const theirs: string[][] = parse(text, { relax_column_count: true, record_delimiter: end });
          const filled = (row: string[]) => row.some((value) => value !== "");
          expect(ours).toEqual(theirs.filter(filled));
          expect(ours).toEqual(rows.filter(filled));
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe("a file that is refused", () => {
  test.each([
    {
      name: "a record too long",
      text: `a\n${"x".repeat(70_000)}`,
      code: "TOO_LARGE",
      key: "imports.lineTooLong",
      row: 2,
    },
    {
      name: "an unbalanced quote",
      text: 'a\nb\nc,"d\ne\nf',
      code: "INVALID",
      key: "imports.quoteNotClosed",
      row: 3,
    },
    {
      name: "an unbalanced quote in a long file",
      text: `a\n"b\n${"x\n".repeat(50_000)}`,
      code: "INVALID",
      key: "imports.quoteNotClosed",
      row: 2,
    },
    {
      name: "201 columns",
      text: `a\n${",".repeat(200)}`,
      code: "TOO_LARGE",
      key: "imports.tooManyColumns",
      row: 2,
    },
    { name: "NUL", text: "a\nb\0c", code: "INVALID", key: "imports.nulCharacter", row: 2 },
    { name: "NUL in quotes", text: 'a\n"b\0c"', code: "INVALID", key: "imports.nulCharacter", row: 2 },
  ])("for $name says so with its row", async ({ text, code, key, row }) => {
    await expect(read([text])).rejects.toMatchObject({ code, key, details: { row } });
  });

  test("for too many rows, the head not counted, only beyond the limit", async () => {
    const limits = { ...csvLimits, rows: 3 };
    expect(await read(["h\n1\n2\n3\n"], { delimiter: ",", limits })).toHaveLength(4);
    await expect(read(["h\n1\n2\n3\n4"], { delimiter: ",", limits })).rejects.toMatchObject({
      code: "TOO_LARGE",
      key: "imports.tooManyRows",
    });
  });

  test("200 columns and a record of exactly the limit are taken", async () => {
    expect((await cells(`${",".repeat(198)}a,b`))[0]).toHaveLength(200);
    expect(await cells("x".repeat(65_536))).toHaveLength(1);
  });

  test("for one line of 200 MB is refused after the first piece, in bounded memory", async () => {
    let given = 0;
    async function* oneLine() {
      const piece = new Uint8Array(65_536).fill(0x61);
      for (; given < 200 * 1024 * 1024; given += piece.length) yield piece;
    }
    const before = process.memoryUsage().rss;
    await expect(read(decodeStream(oneLine(), "utf-8"))).rejects.toMatchObject({
      code: "TOO_LARGE",
      key: "imports.lineTooLong",
      details: { row: 1 },
    });
    expect(given).toBeLessThanOrEqual(3 * 65_536);
    expect(process.memoryUsage().rss - before).toBeLessThan(64 * 1024 * 1024);
  });
});

test.each([
  { name: "commas", text: "a,b,c\n1,2,3\n", delimiter: "," },
  { name: "tabs", text: "a\tb\tc\n1,5\t2\t3\n", delimiter: "\t" },
  { name: "semicolons", text: "a;b\n1,5;2\n2,7;3\n", delimiter: ";" },
  { name: "bars", text: "a|b|c\n1|2|3", delimiter: "|" },
  { name: "commas in quotes among tabs", text: 'a\tb\n"x,y,z"\t2\n', delimiter: "\t" },
  { name: "one column", text: "email\na@example.jp\n", delimiter: "," },
  { name: "nothing", text: "", delimiter: "," },
])("$name are told apart", ({ text, delimiter }) => {
  expect(detectDelimiter(text)).toBe(delimiter);
});
