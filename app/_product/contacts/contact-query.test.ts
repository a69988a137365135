import { expect, test } from "vitest";
import { contactsHref, listInput, readContactQuery } from "@/app/_product/contacts/contact-query";
import { ruleOfQuery } from "@/app/_product/contacts/rule-of-query";
import { segmentRule } from "@/server/domain/segments/schema";

const tagId = "0190f2b4-7c1e-7d3a-9a55-2f1c6d0e8b77";

test("what cannot be read is no filter", () => {
  const filter = readContactQuery({ view: "nonsense", tag: "1", consent: "maybe", segment: "'", q: "  " });
  expect(listInput(filter)).toEqual({});
});

test.each([
  { view: "reachable", input: { consent: "given", suppressed: false } },
  { view: "no-consent", input: { consent: "none", suppressed: false } },
  { view: "unsubscribed", input: { consent: "withdrawn", suppressed: false } },
  { view: "suppressed", input: { suppressed: true } },
])("the view $view asks for its own people, whatever the consent filter says", ({ view, input }) => {
  const filter = readContactQuery({ view, consent: view === "suppressed" ? "" : "withdrawn" });
  expect(listInput(filter)).toEqual(input);
});

test("an address read and written again is the same, and begins at the first page", () => {
  const filter = readContactQuery({
    view: "suppressed",
    q: "山田",
    tag: tagId,
    consent: "given",
    cursor: "x",
  });
  const query = new URLSearchParams(contactsHref("/c", filter, {}).split("?")[1]);
  expect(Object.fromEntries(query)).toEqual({ view: "suppressed", q: "山田", tag: tagId, consent: "given" });
  expect(contactsHref("/c", filter, { view: "all", search: "", tagId: undefined, consent: undefined })).toBe(
    "/c",
  );
});

test("filters become conditions that the server takes", () => {
  const filter = readContactQuery({ view: "reachable", q: "やまだ 太郎", tag: tagId });
  const rule = ruleOfQuery(filter, { kind: "all", rules: [{ kind: "suppressed", is: true }] });
  expect(segmentRule.parse(rule)).toEqual(rule);
  expect(rule).toMatchObject({
    kind: "all",
    rules: [
      { kind: "tag", tagId },
      { kind: "consent", state: "given" },
      { kind: "suppressed", is: false },
      { kind: "any" },
      { kind: "suppressed", is: true },
    ],
  });
  expect(JSON.stringify(rule)).toContain("ヤマダ 太郎");
});

test("no filter is everyone", () => {
  expect(ruleOfQuery(readContactQuery({}), null)).toEqual({ kind: "all", rules: [] });
});
