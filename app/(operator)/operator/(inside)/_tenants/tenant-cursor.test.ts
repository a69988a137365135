import fc from "fast-check";
import { expect, test } from "vitest";
import { readCursor, writeCursor } from "@/app/(operator)/operator/(inside)/_tenants/tenant-cursor";

test("a place is read as it was written, and never parts a trail", () => {
  fc.assert(
    fc.property(fc.uuid(), fc.string({ minLength: 1, unit: "grapheme" }), (tenantId, name) => {
      fc.pre(name.isWellFormed());
      const text = writeCursor({ tenantId, name });
      expect(text).not.toContain("~");
      expect(readCursor(text)).toEqual({ tenantId, name });
    }),
  );
});

test.each([
  undefined,
  "",
  "x",
  "0190a0a0-0000-7000-8000-000000000000",
  "0190a0a0-0000-7000-8000-000000000000%",
])("%s is no place", (text) => expect(readCursor(text)).toBeUndefined());
