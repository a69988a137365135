import fc from "fast-check";
import { expect, test } from "vitest";
import { applyTestSettings } from "@/db/testing-settings";
import {
  makeReaderToken,
  makeReturnPath,
  type ReaderReference,
  readReaderToken,
  readReturnPath,
} from "./reader-token";

applyTestSettings({ DATABASE_URL: "postgres://nobody@127.0.0.1/none" });

const references: fc.Arbitrary<ReaderReference> = fc.record({
  kind: fc.constantFrom("o", "c", "u"),
  tenantNumber: fc.integer({ min: 0, max: 0xffff_ffff }),
  madeMonth: fc
    .record({ year: fc.integer({ min: 2000, max: 7000 }), month: fc.integer({ min: 1, max: 12 }) })
    .map(({ year, month }) => `${year}-${String(month).padStart(2, "0")}-01`),
  sendId: fc.uuid(),
  linkNo: fc.integer({ min: 0, max: 65_535 }),
});

test("a token stands for what it was made of", () => {
  fc.assert(
    fc.property(references, (reference) => {
      expect(readReaderToken(makeReaderToken(reference), reference.kind)).toEqual(reference);
    }),
  );
});

test("a return path survives a host that shouts, and fits 64 octets", () => {
  fc.assert(
    fc.property(references, ({ tenantNumber, madeMonth, sendId }) => {
      const localPart = makeReturnPath({ tenantNumber, madeMonth, sendId });
      expect(localPart.length).toBeLessThanOrEqual(64);
      expect(readReturnPath(localPart.toUpperCase())).toMatchObject({
        kind: "b",
        tenantNumber,
        madeMonth,
        sendId,
      });
    }),
  );
});

const [reference] = fc.sample(references, { numRuns: 1, seed: 1 });

test("every changed character makes a token worthless, and so does another kind", () => {
  if (reference === undefined) throw new Error("no sample");
  const token = makeReaderToken({ ...reference, kind: "c" });
  for (let at = 0; at < token.length; at++)
    for (const other of ["A", "b", "7", "_"])
      if (token[at] !== other)
        expect(readReaderToken(token.slice(0, at) + other + token.slice(at + 1), "c")).toBeNull();
  expect(readReaderToken(token, "u")).toBeNull();
});

test.each(["", "x", "A".repeat(51), "b-".padEnd(63, "a"), "../../etc/passwd"])("%j is nobody's", (forged) => {
  expect(readReaderToken(forged, "c")).toBeNull();
  expect(readReturnPath(forged)).toBeNull();
});
