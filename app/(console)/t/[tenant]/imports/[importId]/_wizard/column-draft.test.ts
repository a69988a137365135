import { expect, test } from "vitest";
import { type ColumnDraft, columnLetter, doubledTargets, usedColumns, withoutNames } from "./column-draft";

const column = (index: number, target: string): ColumnDraft => ({
  index,
  header: `h${index}`,
  target,
  newField: null,
});
const columns = [column(0, "email"), column(1, "fullName"), column(2, "field:rank"), column(3, "ignore")];

test.each([
  { index: 0, letter: "A" },
  { index: 25, letter: "Z" },
  { index: 26, letter: "AA" },
  { index: 199, letter: "GR" },
])("column $index is $letter", ({ index, letter }) => {
  expect(columnLetter(index)).toBe(letter);
});

test("a target of two columns is seen, being ignored twice is not", () => {
  expect([...doubledTargets([...columns, column(4, "email"), column(5, "ignore")])]).toEqual(["email"]);
});

test("only used columns are sent, a new field with what it becomes", () => {
  const made = { ...column(2, "field:rank"), newField: { label: "会員ランク", type: "text" as const } };
  expect(usedColumns([columns[0] as ColumnDraft, made, columns[3] as ColumnDraft])).toEqual([
    { index: 0, target: "email" },
    { index: 2, target: "field:rank", newField: { label: "会員ランク", type: "text" } },
  ]);
});

test("names can be left out", () => {
  expect(withoutNames(columns).map(({ target }) => target)).toEqual([
    "email",
    "ignore",
    "field:rank",
    "ignore",
  ]);
});
