/** The parts of a contact that name it. */
export type Named = { readonly familyName: string; readonly givenName: string; readonly company: string };

const japanese = /[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}]/u;

/**
 * Family name first, as Japanese names are, in both languages of the product; a name in Latin letters as it is said,
 * given name first. `isJapanese` tells for which language its characters are to be drawn.
 *
 * @returns null when the contact has neither name nor company
 */
export function showName({ familyName, givenName, company }: Named): {
  name: string;
  kind: "person" | "company";
  isJapanese: boolean;
} | null {
  const isJapanese = japanese.test(`${familyName}${givenName}`);
  const parts = isJapanese ? [familyName, givenName] : [givenName, familyName];
  const name = parts.filter((part) => part !== "").join(" ");
  if (name !== "") return { name, kind: "person", isJapanese };
  return company === "" ? null : { name: company, kind: "company", isJapanese: japanese.test(company) };
}
