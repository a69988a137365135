import { createHash } from "node:crypto";

export type SeenRows = {
  /** @returns the row of an equal key before this one, or null, and then keeps this one */
  firstRowOf: (key: string, row: number) => number | null;
};

const wordsPerEntry = 4;

/**
 * Where each key was first seen, 16 bytes a key in place of the key itself: a million addresses take 32–64 MB. Keys are
 * known by 96 bits of their SHA-256, so two of a million different ones are taken for equal once in 10¹⁶ files.
 */
export function makeSeenRows(): SeenRows {
  let capacity = 1 << 12;
  let table = new Uint32Array(capacity * wordsPerEntry);
  let size = 0;

  const slotOf = (into: Uint32Array, slots: number, a: number, b: number, c: number): number => {
    for (let slot = a & (slots - 1); ; slot = (slot + 1) & (slots - 1)) {
      const at = slot * wordsPerEntry;
      // Rows count from 1: a row of 0 is a free entry.
      if (into[at + 3] === 0 || (into[at] === a && into[at + 1] === b && into[at + 2] === c)) return at;
    }
  };
  const grow = () => {
    const larger = new Uint32Array(capacity * 2 * wordsPerEntry);
    for (let at = 0; at < table.length; at += wordsPerEntry) {
      const [a = 0, b = 0, c = 0, row = 0] = table.subarray(at, at + wordsPerEntry);
      if (row !== 0) larger.set([a, b, c, row], slotOf(larger, capacity * 2, a, b, c));
    }
    capacity *= 2;
    table = larger;
  };
  return {
    firstRowOf: (key, row) => {
      const digest = createHash("sha256").update(key).digest();
      const [a, b, c] = [digest.readUInt32LE(0), digest.readUInt32LE(4), digest.readUInt32LE(8)];
      const at = slotOf(table, capacity, a, b, c);
      const known = table[at + 3] ?? 0;
      if (known !== 0) return known;
      table.set([a, b, c, row], at);
      size += 1;
      if (size * 2 > capacity) grow();
      return null;
    },
  };
}
