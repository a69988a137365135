import fc from "fast-check";
import { expect, test } from "vitest";
import { type LogRow, sealedTexts, sealHash } from "./seal-hash";

const text = fc.option(fc.string({ unit: "binary", maxLength: 20 }), { nil: null });
const row = fc.record(
  Object.fromEntries(Object.keys(sealedTexts).map((name) => [name, text])),
) as unknown as fc.Arbitrary<LogRow>;
const seal = fc.record({
  tenantId: fc.uuid(),
  no: fc.integer({ min: 1, max: 2 ** 40 }),
  previous: text,
  sealedAt: fc.string(),
  row,
});

test("equal seals have equal hashes, and different ones different", () => {
  fc.assert(
    fc.property(seal, seal, (one, other) => {
      expect(sealHash(structuredClone(one))).toBe(sealHash(one));
      expect(sealHash(one) === sealHash(other)).toBe(JSON.stringify(one) === JSON.stringify(other));
    }),
  );
});

test("text that moves from one column into its neighbour, or from nothing to empty, is another row", () => {
  fc.assert(
    fc.property(seal, fc.nat(), fc.string({ minLength: 1 }), (one, at, moved) => {
      const names = Object.keys(sealedTexts) as (keyof LogRow)[];
      const [from, to] = [names[at % 9] ?? "id", names[(at % 9) + 1] ?? "at"];
      const here = { ...one, row: { ...one.row, [from]: `x${moved}`, [to]: "y" } };
      const there = { ...one, row: { ...one.row, [from]: "x", [to]: `${moved}y` } };
      expect(sealHash(here)).not.toBe(sealHash(there));
      const empty = { ...one, row: { ...one.row, [from]: "" } };
      const nothing = { ...one, row: { ...one.row, [from]: null } };
      expect(sealHash(empty)).not.toBe(sealHash(nothing));
    }),
  );
});

test("the form never changes: hashes of years ago are checked with it", () => {
  const fixed: LogRow = {
    id: "0198c0de-0000-7000-8000-000000000001",
    at: "2026-11-22T05:40:33.123Z",
    actor_kind: "person",
    actor_id: "0198c0de-0000-7000-8000-000000000002",
    action: "campaign.send",
    subject: "campaigns/0198c0de-0000-7000-8000-000000000003",
    address: null,
    details: '{"audience": 980}',
    before: null,
    after: null,
  };
  const tenantId = "0198c0de-0000-7000-8000-00000000000a";
  const hash = sealHash({
    tenantId,
    no: 1,
    previous: null,
    sealedAt: "2026-11-22T05:40:34.000Z",
    row: fixed,
  });
  expect(hash).toBe("KmB9d35XWcACMtsWl-SAw1RoGuou2vCRRehCsvFLJ0A");
});
