import type {
  ApiOperation,
  JsonSchema,
} from "@/app/(console)/t/[tenant]/integrations/_reference/api-document";
import {
  resolveSchema,
  type Schemas,
} from "@/app/(console)/t/[tenant]/integrations/_reference/describe-schema";

const deepest = 3;
/** Values by which a reader sees what is meant; the rest follows from the type. */
const examples: Readonly<Record<string, string>> = {
  uuid: "0198c2b4-1111-7222-8333-444455556666",
  email: "hanako@example.jp",
  "date-time": "2030-01-31T09:00:00Z",
  date: "2030-01-31",
  uri: "https://example.jp/",
};

/** A value that fits a schema, with the required fields alone. */
function exampleOf(given: JsonSchema, schemas: Schemas, depth = 0): unknown {
  const schema = resolveSchema(given, schemas);
  if (schema.const !== undefined) return schema.const;
  if (schema.default !== undefined) return schema.default;
  if (schema.enum) return schema.enum[0];
  const variant = (schema.anyOf ?? schema.oneOf ?? schema.allOf)?.[0];
  if (variant) return exampleOf(variant, schemas, depth);
  const kind = Array.isArray(schema.type) ? schema.type[0] : schema.type;
  if (kind === "object") return depth > deepest ? {} : objectOf(schema, schemas, depth);
  if (kind === "array")
    return schema.items && depth <= deepest ? [exampleOf(schema.items, schemas, depth + 1)] : [];
  if (kind === "integer" || kind === "number") return Math.max(schema.minimum ?? 1, 1);
  if (kind === "boolean") return true;
  return examples[schema.format ?? ""] ?? "…";
}

function objectOf(schema: JsonSchema, schemas: Schemas, depth: number): Record<string, unknown> {
  const names = schema.required ?? [];
  // A change of nothing is refused, so an object without required fields shows its first.
  const shown = names.length > 0 ? names : Object.keys(schema.properties ?? {}).slice(0, 1);
  return Object.fromEntries(
    shown.flatMap((name) => {
      const property = schema.properties?.[name];
      return property ? [[name, exampleOf(property, schemas, depth + 1)]] : [];
    }),
  );
}

/** For a shell: a quote inside single quotes ends them, is written by itself, and opens them again. */
const quoted = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;

/**
 * A command that calls an operation, with a key from the environment and the fields that it asks for.
 *
 * @param origin `https://app.example.jp`
 */
export function makeCurl(
  { method, path, operation }: { method: string; path: string; operation: ApiOperation },
  origin: string,
  schemas: Schemas,
): string {
  const filled = path.replaceAll(/\{\w+\}/g, examples.uuid ?? "");
  const query = new URLSearchParams(
    operation.parameters
      .filter((parameter) => parameter.in === "query" && (parameter.required || parameter.name === "limit"))
      .map(({ name, schema = {} }) => [name, String(exampleOf(schema, schemas))]),
  );
  const [type, body] = Object.entries(operation.requestBody?.content ?? {})[0] ?? [];
  const isJson = type === "application/json" && body?.schema !== undefined;
  return [
    `curl ${method === "get" ? "" : `-X ${method.toUpperCase()} `}${quoted(`${origin}${filled}${query.size > 0 ? `?${query}` : ""}`)}`,
    '-H "Authorization: Bearer $HIKYAKU_KEY"',
    ...(type === undefined ? [] : [`-H ${quoted(`Content-Type: ${type}`)}`]),
    ...(isJson ? [`-d ${quoted(JSON.stringify(exampleOf(body.schema ?? {}, schemas)))}`] : []),
    ...(type !== undefined && !isJson ? ["--data-binary @file"] : []),
  ].join(" \\\n  ");
}
