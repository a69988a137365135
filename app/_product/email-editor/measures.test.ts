import fc from "fast-check";
import { expect, test } from "vitest";
import { contrastRatio, readNumber, readSides, writeSides } from "./measures";

test.each([
  ["8px", [8, 8, 8, 8]],
  ["8px 24px", [8, 24, 8, 24]],
  ["8px 24px 2px", [8, 24, 2, 24]],
  ["1px 2px 3px 4px", [1, 2, 3, 4]],
  [undefined, [0, 0, 0, 0]],
])("padding %s has the sides %j", (padding, sides) => {
  expect(readSides(padding)).toEqual(sides);
});

test("sides that are written read back", () => {
  const side = fc.integer({ min: 0, max: 200 });
  fc.assert(
    fc.property(fc.tuple(side, side, side, side), (sides) => {
      expect(readSides(writeSides(sides))).toEqual(sides);
    }),
  );
});

test.each([
  ["22", 22],
  ["２２", 22],
  [" 1.5 ", 1.5],
  ["300", null],
  ["-1", null],
  ["22px", null],
  ["", null],
])("%j is read as %j", (typed, value) => {
  expect(readNumber(typed, { least: 0, most: 200 })).toBe(value);
});

test.each([
  ["#000000", "#ffffff", 21],
  ["#fff", "#ffffff", 1],
  ["#767676", "#ffffff", 4.54],
])("the contrast of %s on %s is %d", (one, other, ratio) => {
  expect(contrastRatio(one, other)).toBeCloseTo(ratio, 2);
  expect(contrastRatio(other, one)).toBeCloseTo(ratio, 2);
});

test("a colour that is not in hex has no contrast to tell", () => {
  expect(contrastRatio("transparent", "#ffffff")).toBeNull();
});
