import { shortestPassword } from "@/server/domain/accounts/schema";
import { commonPasswords } from "./common-passwords";

export type PasswordWeakness = "short" | "ownAddress" | "common";

/** Shorter parts of an address are in words by chance. */
const shortestPart = 4;
const fewestCharacters = 5;
/** Of neighbours in the alphabet, among the digits, or on a keyboard. */
const rows = [
  "abcdefghijklmnopqrstuvwxyz",
  "01234567890",
  "qwertyuiop",
  "asdfghjkl",
  "zxcvbnm",
  "1q2w3e4r5t6y7u8i9o0p",
  "qazwsxedcrfvtgbyhnujmikolp",
].flatMap((row) => [row, [...row].reverse().join("")]);
const shortestRun = 4;
const standsFor: Readonly<Record<string, string>> = {
  "0": "o",
  "1": "i",
  "3": "e",
  "4": "a",
  "5": "s",
  "7": "t",
  "@": "a",
  $: "s",
  "!": "i",
};

/** Whether the text is made of parts that `isPart` knows, one after another and nothing else. */
function isMadeOf(text: string, isPart: (part: string) => boolean): boolean {
  const reached = [true];
  for (let end = 1; end <= text.length; end += 1)
    reached[end] = reached.some((ok, start) => ok && start < end && isPart(text.slice(start, end)));
  return text.length > 0 && reached[text.length] === true;
}

const isRun = (part: string) => part.length >= shortestRun && rows.some((row) => row.includes(part));
const lettersOf = (text: string) => text.replace(/[^\p{L}]/gu, "");

function isCommon(password: string): boolean {
  const plain = password.normalize("NFKC").toLowerCase();
  if (new Set(plain).size < fewestCharacters || /^\d+$/.test(plain)) return true;
  const word = plain.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, "");
  const meant = [...word].map((letter) => standsFor[letter] ?? letter).join("");
  return (
    isMadeOf(plain.replace(/[^\p{L}\d]/gu, ""), (part) => isRun(part) || commonPasswords.has(part)) ||
    [word, meant].some((text) => isMadeOf(lettersOf(text), (part) => commonPasswords.has(part)))
  );
}

function holdsAddress(password: string, email: string): boolean {
  const [local = "", domain = ""] = email.toLowerCase().split("@");
  const company = domain.split(".")[0] ?? "";
  const typed = password.normalize("NFKC").toLowerCase();
  return [local, ...local.split(/[^\p{L}\d]+/u), company]
    .filter((part) => part.length >= shortestPart)
    .some((part) => typed.includes(part));
}

/**
 * Why a password is refused: too short, made of the person's own address, or among those that are tried first (NIST SP 800-63B
 * §3.1.1.2 asks for a blocklist). Mixtures of letters and signs are not asked for, as that section advises.
 *
 * @param email the person's, or an empty text where it is not known yet
 * @returns null when nothing speaks against it
 */
export function passwordWeakness(password: string, email: string): PasswordWeakness | null {
  if ([...password].length < shortestPassword) return "short";
  if (holdsAddress(password, email)) return "ownAddress";
  return isCommon(password) ? "common" : null;
}
