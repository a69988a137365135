import { expect, test } from "vitest";
import {
  describeFields,
  describeType,
} from "@/app/(console)/t/[tenant]/integrations/_reference/describe-schema";

const schemas = {
  Rule: {
    type: "object",
    properties: {
      kind: { const: "all" },
      rules: { type: "array", items: { $ref: "#/components/schemas/Rule" } },
    },
    required: ["kind"],
  },
};

test.each([
  { schema: { type: "string" }, says: "string" },
  { schema: { type: "string", format: "uuid" }, says: "string (uuid)" },
  { schema: { type: ["string", "null"], format: "date-time" }, says: "string (date-time) | null" },
  { schema: { type: "integer", minimum: 1, maximum: 200 }, says: "integer 1–200" },
  { schema: { type: "integer", minimum: -9007199254740991, maximum: 9007199254740991 }, says: "integer" },
  { schema: { type: "integer", minimum: 0 }, says: "integer ≥ 0" },
  { schema: { type: "string", enum: ["ja", "en"] }, says: '"ja" | "en"' },
  { schema: { type: "array", items: { type: "string" }, maxItems: 5 }, says: "string[] ≤ 5" },
  { schema: { anyOf: [{ type: "string" }, { type: "null" }] }, says: "string | null" },
  { schema: { $ref: "#/components/schemas/Rule" }, says: "object" },
  { schema: { $ref: "#/components/schemas/Gone" }, says: "any" },
  { schema: {}, says: "any" },
])("$schema is $says", ({ schema, says }) => {
  expect(describeType(schema, schemas)).toBe(says);
});

test("fields of objects and lists inside stand under their path", () => {
  const schema = {
    type: "object",
    required: ["items"],
    properties: {
      items: {
        type: "array",
        items: {
          type: "object",
          required: ["id"],
          properties: { id: { type: "string", description: "Its id" } },
        },
      },
      nextCursor: { type: ["string", "null"] },
    },
  };
  expect(describeFields(schema, {})).toEqual([
    { path: "items", type: "object[]", required: true, description: "" },
    { path: "items[].id", type: "string", required: true, description: "Its id" },
    { path: "nextCursor", type: "string | null", required: false, description: "" },
  ]);
});

test("a schema that holds itself comes to an end", () => {
  const paths = describeFields({ $ref: "#/components/schemas/Rule" }, schemas).map(({ path }) => path);
  expect(paths.slice(0, 4)).toEqual(["kind", "rules", "rules[].kind", "rules[].rules"]);
  expect(paths.length).toBeLessThan(20);
});
