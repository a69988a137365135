import { z } from "zod";

/** A JSON schema as OpenAPI 3.1 has it; only what the page shows is looked at. */
export type JsonSchema = {
  $ref?: string | undefined;
  type?: string | string[] | undefined;
  format?: string | undefined;
  description?: string | undefined;
  enum?: unknown[] | undefined;
  const?: unknown;
  default?: unknown;
  minimum?: number | undefined;
  maximum?: number | undefined;
  minLength?: number | undefined;
  maxLength?: number | undefined;
  minItems?: number | undefined;
  maxItems?: number | undefined;
  items?: JsonSchema | undefined;
  properties?: Record<string, JsonSchema> | undefined;
  required?: string[] | undefined;
  anyOf?: JsonSchema[] | undefined;
  oneOf?: JsonSchema[] | undefined;
  allOf?: JsonSchema[] | undefined;
};

const schema = z.custom<JsonSchema>((value) => typeof value === "object" && value !== null);
const content = z.record(z.string(), z.looseObject({ schema: schema.optional() }));
const operation = z.looseObject({
  tags: z.array(z.string()).default([]),
  summary: z.string().default(""),
  description: z.string().optional(),
  parameters: z
    .array(
      z.looseObject({
        name: z.string(),
        in: z.string(),
        required: z.boolean().default(false),
        description: z.string().optional(),
        schema: schema.optional(),
      }),
    )
    .default([]),
  requestBody: z.looseObject({ content }).optional(),
  responses: z.record(
    z.string(),
    z.looseObject({ description: z.string().default(""), content: content.optional() }),
  ),
});

/** The parts of an OpenAPI 3.1 document that the reference shows. */
export const apiDocument = z.looseObject({
  info: z.looseObject({ version: z.string() }),
  servers: z.array(z.looseObject({ url: z.string() })).min(1),
  components: z.looseObject({ schemas: z.record(z.string(), schema).default({}) }),
  paths: z.record(z.string(), z.record(z.string(), operation)),
});

export type ApiDocument = z.output<typeof apiDocument>;
export type ApiOperation = z.output<typeof operation>;
