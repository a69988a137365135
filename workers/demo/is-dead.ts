/** One address in this many does not exist at the receiver; another one in as many bounces after it was accepted. */
const oneIn = 100;

/** By the address alone, so that every part of the demo agrees on who is gone. */
export const isDead = (recipient: string): boolean => bucketOf(recipient) === 7;
export const bouncesLater = (recipient: string): boolean => bucketOf(recipient) === 11;

function bucketOf(recipient: string): number {
  let sum = 0;
  for (const character of recipient.toLowerCase()) sum = (sum * 31 + character.charCodeAt(0)) % 1_000_003;
  return sum % oneIn;
}
