/** From just acceptable to strong. */
export type PasswordStrength = 1 | 2 | 3;

const goodBits = 70;
const strongBits = 90;
const kinds: readonly [RegExp, number][] = [
  [/[a-z]/, 26],
  [/[A-Z]/, 26],
  [/\d/, 10],
  [/[ -/:-@[-`{-~]/, 33],
  [/[^\u0020-\u007e]/, 100],
];

/**
 * How strong an accepted password about is, to show while it is typed: the bits of a random text of its length and kinds of
 * characters, of which those that come again count half.
 */
export function passwordStrength(password: string): PasswordStrength {
  const letters = [...password];
  const alphabet = kinds.reduce((sum, [kind, count]) => (kind.test(password) ? sum + count : sum), 0);
  const different = new Set(letters).size;
  const bits = Math.log2(Math.max(alphabet, 1)) * (different + (letters.length - different) / 2);
  if (bits >= strongBits) return 3;
  return bits >= goodBits ? 2 : 1;
}
