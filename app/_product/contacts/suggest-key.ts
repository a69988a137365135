/** A key for a field of this name that is not taken: `Member rank` → `member_rank`; for Japanese names `field_1`, and so on. */
export function suggestKey(label: string, taken: readonly string[]): string {
  const plain = label
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^[^a-z]+|_+$/g, "")
    .slice(0, 36);
  const candidates = plain === "" ? [] : [plain];
  for (let no = plain === "" ? 1 : 2; no <= taken.length + 2; no++)
    candidates.push(`${plain === "" ? "field" : plain}_${no}`);
  return candidates.find((candidate) => !taken.includes(candidate)) ?? "";
}
