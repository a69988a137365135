/** Without letters and digits that are read as one another. */
const alphabet = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
const groups = 4;
const perGroup = 5;

/** A password to hand over, made in the browser: 20 characters in four groups, more than 110 bits. */
export function firstPassword(): string {
  const pick = () => {
    const limit = 256 - (256 % alphabet.length);
    const [byte = 0] = crypto.getRandomValues(new Uint8Array(1));
    // A byte beyond the last whole run of the alphabet would favour its first letters.
    return byte < limit ? (alphabet[byte % alphabet.length] ?? "") : "";
  };
  const group = () => {
    let text = "";
    while (text.length < perGroup) text += pick();
    return text;
  };
  return Array.from({ length: groups }, group).join("-");
}
