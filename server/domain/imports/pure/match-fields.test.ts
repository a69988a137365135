import { expect, test } from "vitest";
import { guessMapping } from "./guess-mapping";
import { matchFields } from "./match-fields";

const match = (headers: string[], definitions: Parameters<typeof matchFields>[1]) =>
  matchFields(guessMapping(headers), definitions).map(({ target, type, newField }) => ({
    target,
    type,
    isNew: newField !== null,
  }));

test("a field with the column's name is taken, whatever its key, with its own type", () => {
  expect(
    match(
      ["email", "ＣＯＬＯＲ", "趣味"],
      [
        { key: "hobby", label: "趣味", type: "number" },
        { key: "c1", label: "color", type: "date" },
      ],
    ),
  ).toEqual([
    { target: "email", type: "text", isNew: false },
    { target: "field:c1", type: "date", isNew: false },
    { target: "field:hobby", type: "number", isNew: false },
  ]);
});

test("a key that speaks is taken, though the field was named otherwise since", () => {
  expect(
    match(["email", "shoe size"], [{ key: "shoe_size", label: "靴のサイズ", type: "number" }])[1],
  ).toEqual({
    target: "field:shoe_size",
    type: "number",
    isNew: false,
  });
});

test("a numbered key is never mixed with the column of another file", () => {
  expect(match(["email", "血液型"], [{ key: "column_2", label: "趣味", type: "text" }])[1]).toEqual({
    target: "field:column_2_2",
    type: "text",
    isNew: true,
  });
});
