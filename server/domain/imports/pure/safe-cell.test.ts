import fc from "fast-check";
import { expect, test } from "vitest";
import { parseCsv } from "./parse-csv";
import { safeCell } from "./safe-cell";

test.each(["=1+1", "+81", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1", "＋1", "－1", "＠x", "\0=1"])(
  "%j gets an apostrophe, so that no spreadsheet evaluates it",
  (cell) => {
    expect(safeCell(cell).replace(/^"/, "").startsWith("'")).toBe(true);
  },
);

test.each(["佐藤", "a@example.jp", "1-1", "", "'x"])("%j stays as it is", (cell) => {
  expect(safeCell(cell)).toBe(cell);
});

test("any cells come back as they were, but for the apostrophe", async () => {
  const cell = fc.string({ unit: "grapheme", maxLength: 20 }).map((text) => text.replaceAll("\0", ""));
  await fc.assert(
    fc.asyncProperty(fc.array(cell, { minLength: 2, maxLength: 5 }), async (cells) => {
      const line = `x,${cells.map(safeCell).join(",")}\r\n`;
      const rows: string[][] = [];
      for await (const row of parseCsv([line], { delimiter: "," })) rows.push(row.cells);
      expect(rows).toHaveLength(1);
      for (const [index, found] of (rows[0] ?? []).slice(1).entries())
        expect([cells[index], `'${cells[index]}`]).toContain(found);
    }),
  );
});
