import type { z } from "zod";
import { type Stock, sample } from "@/server/api/trpc/testing-inputs";
import type { Permission } from "@/server/platform/context";
import { env } from "@/server/platform/env";
import { handleRest } from "./handle-rest";

type Schema = z.core.JSONSchema.BaseSchema;
type Parameter = { name: string; in: string; required?: boolean; schema: Schema };
type Described = {
  description?: string;
  parameters?: Parameter[];
  requestBody?: { content: Record<string, { schema: Schema }> };
};

export type Operation = Described & {
  /** `post /campaigns/{campaignId}/send` */
  readonly name: string;
  readonly method: string;
  readonly path: string;
  /** As the reference names it; null where it names none. */
  readonly permission: Permission | null;
};

/** Every operation of the REST API, as its own description lists them. */
export async function listOperations(): Promise<Operation[]> {
  const answer = await handleRest(new Request(`${env().APP_ORIGIN}/api/v1/openapi.json`));
  const { paths } = (await answer.json()) as { paths: Record<string, Record<string, Described>> };
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) => ({
      ...described,
      name: `${method} ${path.replace("/api/v1", "")}`,
      method,
      path,
      permission: (/scope `(.+)`/.exec(described.description ?? "")?.[1] ?? null) as Permission | null,
    })),
  );
}

/** Bodies whose parts hang together, in a way that their shape does not say. */
const bodies: Readonly<Record<string, (stock: Stock) => unknown>> = {
  "patch /tenant": () => ({ name: "Stranger Inc." }),
  "patch /folders/{folderId}": () => ({ name: "Others" }),
  "patch /segments/{segmentId}": () => ({ name: "Others" }),
  "post /segments": ({ ids }) => ({ name: "x", rule: { kind: "tag", tagId: ids.tagId, has: true } }),
  "post /segments/count": ({ ids }) => ({ segmentId: ids.segmentId }),
  "post /segments/preview": ({ ids }) => ({ segmentId: ids.segmentId }),
  "post /segments/explain": ({ ids }) => ({ segmentId: ids.segmentId, contactId: ids.contactId }),
};
const files: Readonly<Record<string, { type: string; bytes: string }>> = {
  "post /images": { type: "image/png", bytes: "iVBORw0KGgo=" },
  "post /imports": { type: "text/csv", bytes: Buffer.from("email\na@example.test\n").toString("base64") },
};

/** A request that the operation's form lets through and that names the stock's ids. */
export function requestOf(operation: Operation, stock: Stock, key: string): Request {
  const { name, method, path, parameters = [], requestBody } = operation;
  const textOf = ({ name: parameter, schema }: Parameter) =>
    String(sample(schema, stock, parameter) ?? stock.ids[parameter] ?? "x");
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, id: string) => stock.ids[id] ?? crypto.randomUUID());
  const query = new URLSearchParams(
    parameters
      .filter((parameter) => parameter.in === "query" && parameter.required)
      .map((parameter) => [parameter.name, textOf(parameter)]),
  );
  const url = `${env().APP_ORIGIN}${filled}${query.size > 0 ? `?${query}` : ""}`;
  const headers: Record<string, string> = { authorization: `Bearer ${key}` };
  const init = { method: method.toUpperCase() };
  const file = files[name];
  if (file)
    return new Request(url, {
      ...init,
      headers: { ...headers, "content-type": file.type },
      body: Buffer.from(file.bytes, "base64"),
    });
  const schema = requestBody?.content["application/json"]?.schema;
  if (!schema) return new Request(url, { ...init, headers });
  const body = bodies[name]?.(stock) ?? sample(schema, stock);
  return new Request(url, {
    ...init,
    headers: { ...headers, "content-type": "application/json" },
    body: JSON.stringify(body),
  });
}
