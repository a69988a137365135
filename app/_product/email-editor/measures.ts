/** Top, right, bottom, left, in pixels. */
export type Sides = readonly [number, number, number, number];

/** `8px 24px` as its four sides, as CSS reads it; what is missing is 0. */
export function readSides(padding: string | undefined): Sides {
  const [top = 0, right = top, bottom = top, left = right] = (padding ?? "")
    .split(" ")
    .filter((part) => part !== "")
    .map((part) => Number.parseFloat(part) || 0);
  return [top, right, bottom, left];
}

export function writeSides([top, right, bottom, left]: Sides): string {
  const parts =
    right !== left ? [top, right, bottom, left] : top !== bottom ? [top, right, bottom] : [top, right];
  return parts.map((side) => `${side}px`).join(" ");
}

/** A number that was typed, full-width digits too, within its limits; null when it is none. */
export function readNumber(typed: string, limits: { least: number; most: number }): number | null {
  const narrow = typed.normalize("NFKC").trim();
  if (!/^\d{1,4}(?:\.\d{1,2})?$/.test(narrow)) return null;
  const value = Number(narrow);
  return value >= limits.least && value <= limits.most ? value : null;
}

/** `#1d4ed8` or `#fff` as 0–255 each; null for transparent, names and the like. */
function channels(color: string): [number, number, number] | null {
  const digits = /^#([0-9a-f]{6}|[0-9a-f]{3})$/i.exec(color)?.[1];
  if (digits === undefined) return null;
  const full = digits.length === 3 ? [...digits].map((digit) => digit + digit).join("") : digits;
  const at = (start: number) => Number.parseInt(full.slice(start, start + 2), 16);
  return [at(0), at(2), at(4)];
}

function luminance([red, green, blue]: [number, number, number]): number {
  const linear = [red, green, blue].map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (linear[0] ?? 0) + 0.7152 * (linear[1] ?? 0) + 0.0722 * (linear[2] ?? 0);
}

/** Contrast of two colours (WCAG 2.2 §1.4.3), 1 to 21; null when one is not given in hex. */
export function contrastRatio(one: string, other: string): number | null {
  const [first, second] = [channels(one), channels(other)];
  if (first === null || second === null) return null;
  const [light, dark] = [luminance(first), luminance(second)].sort((a, b) => b - a);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}
