import { expect, test } from "vitest";
import { z } from "zod";
import { idNamesOf, placesOf, replaceAt, unknownLike } from "./swap-ids";

const form = z.strictObject({
  folderId: z.uuid().nullable().optional(),
  contactIds: z.array(z.uuid()),
  passkeyId: z.string(),
  inside: z.strictObject({ tagId: z.uuid() }),
  either: z.union([z.strictObject({ grantId: z.uuid() }), z.strictObject({ name: z.string() })]),
  cursor: z.uuid().optional(),
  widthInPixels: z.int(),
});

test("every id that a form takes is known by its name, so that a form with a new one is missing a fixture", () => {
  expect([...idNamesOf(z.toJSONSchema(form, { io: "input" }))].sort()).toEqual([
    "contactId",
    "folderId",
    "grantId",
    "passkeyId",
    "tagId",
  ]);
});

test("ids are found in lists, in objects and inside other texts, and replaced there alone", () => {
  const question = {
    body: { ids: ["a1", "b2"], rule: { tagId: "a1" } },
    query: { subject: "campaigns/b2", name: "c" },
  };
  const places = placesOf(question, { tagId: "a1", campaignId: "b2" });
  expect(places.map(({ path, idName }) => `${path.join(".")} ${idName}`)).toEqual([
    "body.ids.0 tagId",
    "body.ids.1 campaignId",
    "body.rule.tagId tagId",
    "query.subject campaignId",
  ]);
  const replaced = replaceAt(question, places, (text) => text.replace(/a1|b2/, "x"));
  expect(replaced).toEqual({
    body: { ids: ["x", "x"], rule: { tagId: "x" } },
    query: { subject: "campaigns/x", name: "c" },
  });
});

test.each(["0198c0de-0000-7000-8000-00000000000a", "a94a8fe5ccb19ba61c4c0873d391e987982fbbd3", "hana-12"])(
  "nobody's id has the form of %s and is another",
  (id) => {
    const other = unknownLike(id);
    expect(other).not.toBe(id);
    expect(other.replaceAll(/[0-9a-z]/g, "x")).toBe(id.replaceAll(/[0-9a-z]/g, "x"));
  },
);
