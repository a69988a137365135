import { type ContactFilter, listInput } from "@/app/_product/contacts/contact-query";
import type { SegmentRule, TextAttribute } from "@/server/domain/segments/schema";

/** Where the list's search looks, too. */
const searched: readonly TextAttribute[] = [
  "email",
  "company",
  "familyName",
  "givenName",
  "familyNameKana",
  "givenNameKana",
  "phone",
];
const isKana: ReadonlySet<string> = new Set(["familyNameKana", "givenNameKana"]);

/** Readings are kept in katakana. */
const katakana = (text: string) =>
  text.replace(/[\u3041-\u3096]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) + 0x60));

const starts = (attribute: TextAttribute, text: string): SegmentRule => ({
  kind: "attribute",
  attribute,
  test: { operator: "starts-with", values: [isKana.has(attribute) ? katakana(text) : text] },
});

/** Two words are a family and a given name as well, as in the list. */
function searchRule(search: string): SegmentRule {
  const text = search.normalize("NFKC").replace(/\s+/g, " ").trim();
  const [family, given, ...more] = text.split(" ");
  const rules = searched.map((attribute) => starts(attribute, text));
  if (family !== undefined && given !== undefined && more.length === 0)
    rules.push({ kind: "all", rules: [starts("familyName", family), starts("givenName", given)] });
  return { kind: "any", rules };
}

/** The filters of a list as the conditions of a segment. @param inner the rule of the segment that is filtered by */
export function ruleOfQuery(filter: ContactFilter, inner: SegmentRule | null): SegmentRule {
  const { consent, suppressed, search, tagId } = {
    suppressed: undefined,
    consent: undefined,
    search: undefined,
    tagId: undefined,
    ...listInput(filter),
  };
  const rules: SegmentRule[] = [];
  if (tagId !== undefined) rules.push({ kind: "tag", tagId, has: true });
  if (consent !== undefined) rules.push({ kind: "consent", purpose: "marketing", state: consent });
  if (suppressed !== undefined) rules.push({ kind: "suppressed", is: suppressed });
  if (search !== undefined) rules.push(searchRule(search));
  if (inner?.kind === "all") rules.push(...inner.rules);
  else if (inner !== null) rules.push(inner);
  return { kind: "all", rules };
}
