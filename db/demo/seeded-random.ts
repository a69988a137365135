export type SeededRandom = {
  /** From 0 up to, not including, `below`. */
  below: (below: number) => number;
  pick: <T>(all: readonly [T, ...T[]] | readonly T[]) => T;
};

/** The same numbers for the same seed, on every machine (mulberry32). */
export function seededRandom(seed: number): SeededRandom {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  const pick = <T>(all: readonly T[]): T => {
    const picked = all[below(all.length)];
    if (picked === undefined) throw new RangeError("nothing to pick from");
    return picked;
  };
  return { below, pick };
}
