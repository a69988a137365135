import type { JsonSchema } from "@/app/(console)/t/[tenant]/integrations/_reference/api-document";

/** One line of a table of fields. */
export type FieldLine = {
  /** `owner.email`, `items[].id`. */
  path: string;
  /** `string (uuid)`, `integer 1–200`, `"ja" | "en"`. */
  type: string;
  required: boolean;
  description: string;
};

export type Schemas = Readonly<Record<string, JsonSchema>>;

/** Deeper than this, a schema is told by its kind alone. */
const deepest = 4;
const refPrefix = "#/components/schemas/";

/** The schema that a reference names; itself when it is none. */
export function resolveSchema(schema: JsonSchema, schemas: Schemas): JsonSchema {
  const named = schema.$ref?.startsWith(refPrefix) ? schemas[schema.$ref.slice(refPrefix.length)] : undefined;
  return named ?? schema;
}

const kindsOf = ({ type }: JsonSchema) => (type === undefined ? [] : Array.isArray(type) ? type : [type]);

function rangeOf({ minimum, maximum, minLength, maxLength, minItems, maxItems }: JsonSchema): string {
  const low = minimum ?? minLength ?? minItems;
  // What JSON's integers allow says nothing.
  const high =
    maximum !== undefined && maximum >= Number.MAX_SAFE_INTEGER
      ? undefined
      : (maximum ?? maxLength ?? maxItems);
  if (low !== undefined && high !== undefined) return low === high ? ` ${low}` : ` ${low}–${high}`;
  if (high !== undefined) return ` ≤ ${high}`;
  return low === undefined || low < -Number.MAX_SAFE_INTEGER + 1 ? "" : ` ≥ ${low}`;
}

/** The type of a value in a few words. */
export function describeType(given: JsonSchema, schemas: Schemas, depth = 0): string {
  const schema = resolveSchema(given, schemas);
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(" | ");
  const variants = schema.anyOf ?? schema.oneOf;
  if (variants && depth < deepest) {
    const told = variants.map((variant) => describeType(variant, schemas, depth + 1));
    return [...new Set(told)].join(" | ");
  }
  const kinds = kindsOf(schema).map((kind) => {
    if (kind === "array" && schema.items)
      return `${describeType(schema.items, schemas, depth + 1)}[]${rangeOf(schema)}`;
    if (kind === "null" || kind === "boolean" || kind === "object") return kind;
    return `${kind}${schema.format ? ` (${schema.format})` : ""}${rangeOf(schema)}`;
  });
  return kinds.length > 0 ? kinds.join(" | ") : schema.properties ? "object" : "any";
}

/** The fields of an object, those of objects inside it by their path, in the order of the schema. */
export function describeFields(given: JsonSchema, schemas: Schemas, prefix = "", depth = 0): FieldLine[] {
  const schema = resolveSchema(given, schemas);
  if (depth > deepest) return [];
  const parts = schema.allOf ?? [];
  const own = Object.entries(schema.properties ?? {}).flatMap(([name, property]) => {
    const path = prefix === "" ? name : `${prefix}.${name}`;
    const line: FieldLine = {
      path,
      type: describeType(property, schemas),
      required: schema.required?.includes(name) ?? false,
      description: property.description ?? resolveSchema(property, schemas).description ?? "",
    };
    return [line, ...insideOf(property, schemas, path, depth + 1)];
  });
  return [...parts.flatMap((part) => describeFields(part, schemas, prefix, depth)), ...own];
}

function insideOf(given: JsonSchema, schemas: Schemas, path: string, depth: number): FieldLine[] {
  const schema = resolveSchema(given, schemas);
  if (schema.items) return insideOf(schema.items, schemas, `${path}[]`, depth);
  if (schema.properties || schema.allOf) return describeFields(schema, schemas, path, depth);
  return [];
}
