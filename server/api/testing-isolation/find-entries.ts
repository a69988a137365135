import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { z } from "@hono/zod-openapi";
import { documentedApi } from "@/server/api/rest/handle-rest";
import { operatorRouter } from "@/server/api/trpc/operator-root";
import { inputsOf, procedures, type Stock, sampleOf } from "@/server/api/trpc/testing-inputs";
import { type Answer, askOperation, askProcedure, type Question, type RestOperation } from "./ask-door";
import type { Asker, WorldTenant } from "./make-world";
import { operationInputs } from "./operation-inputs";
import { idNamesOf } from "./swap-ids";

export type Asked = Omit<Question, "tenant">;
/** One way into the product that takes an input by a schema. */
export type Entry = {
  readonly name: string;
  /** Changes nothing, as far as its kind says. */
  readonly isQuery: boolean;
  /** Takes something away: asked last. */
  readonly isEnd: boolean;
  /** People and keys of tenants can ask it. */
  readonly isOfTenants: boolean;
  /** Its request names the tenant that it is about. */
  readonly namesTenant: boolean;
  readonly askersOf: (tenant: WorldTenant) => readonly Asker[];
  /** What it is asked, with the stock's ids wherever there can be one. */
  readonly questions: (stock: Stock) => readonly Asked[];
  readonly ask: (asker: Asker, question: Question) => Promise<Answer>;
  /** JSON schemas of what a caller can put fields into. */
  readonly forms: Readonly<Partial<Record<"query" | "body", Schema>>>;
  /** Where its fixture belongs when it has none. */
  readonly fixturePlace: string;
};
export type Schema = z.core.JSONSchema.BaseSchema;

/** The sample, and once more for each id that may be given and that it leaves out. */
function withOptionalIds(asked: Asked, forms: Entry["forms"], ids: Stock["ids"]): Asked[] {
  const more = Object.entries(forms).flatMap(([part, form]) => {
    const given = asked[part as "query" | "body"];
    if (form.type !== "object" || typeof given !== "object" || given === null) return [];
    return Object.entries(form.properties ?? {}).flatMap(([name, property]) => {
      const id = ids[name.replace(/s$/, "")] ?? ids[name];
      const forms = [property, ...((property as Schema).anyOf ?? [])] as Schema[];
      const isList = forms.some(({ type }) => type === "array");
      const isId = idNamesOf({ type: "object", properties: { [name]: property } }).size > 0;
      if (name in given || !isId || id === undefined) return [];
      return [{ ...asked, [part]: { ...given, [name]: isList ? [id] : id } }];
    });
  });
  return [asked, ...more];
}

const nobody: Asker = { name: "nobody" };
const isEnd = (name: string) => /delete|remove|revoke|DELETE|leave|close/.test(name);
const jsonSchema = (input: z.ZodType): Schema =>
  z.toJSONSchema(input, { io: "input", unrepresentable: "any" });

function procedureEntry(procedure: (typeof procedures)[number]): Entry {
  const { path, input, isQuery } = procedure;
  const forms = input ? { body: jsonSchema(input) } : {};
  return {
    name: `tRPC ${path}`,
    isQuery,
    isEnd: isEnd(path),
    isOfTenants: true,
    namesTenant: true,
    askersOf: ({ people }) => [...people, nobody],
    questions: (stock) => {
      const [first, ...others] = inputsOf(procedure, stock).map((body) => ({ body }));
      // Where the parts hang together, they are given whole.
      return first && others.length === 0
        ? withOptionalIds(first, forms, stock.ids)
        : [first ?? {}, ...others];
    },
    ask: (asker, question) => askProcedure(asker, procedure, question),
    forms,
    fixturePlace: `\`whole["${path}"]\` or \`known\` of server/api/trpc/testing-inputs.ts`,
  };
}

type Defined = { _def: { inputs: readonly z.ZodType[]; type: "query" | "mutation" } };
/** What the operators' pages ask. To people of tenants none of it exists. */
const operatorEntries = (): Entry[] =>
  Object.entries(operatorRouter._def.procedures as unknown as Record<string, Defined>).map(
    ([path, { _def }]) => {
      const input = _def.inputs.at(-1);
      const isQuery = _def.type === "query";
      return {
        name: `operator ${path}`,
        isQuery,
        isEnd: isEnd(path),
        isOfTenants: false,
        namesTenant: false,
        askersOf: ({ people }) => [...people.filter(({ name }) => !name.startsWith("operator")), nobody],
        questions: (stock) => [{ body: input && sampleOf(input, stock) }],
        ask: (asker, question) => askProcedure(asker, { path, isQuery, root: "operator" }, question),
        forms: {},
        fixturePlace: "server/api/testing-isolation/find-entries.ts",
      };
    },
  );

type Registered = RestOperation & { params?: z.ZodType; query?: z.ZodType; body?: z.ZodType };

function registeredOperations(): Registered[] {
  return documentedApi().openAPIRegistry.definitions.flatMap((definition) => {
    if (definition.type !== "route") return [];
    const { method, path, request = {} } = definition.route;
    const [[contentType, content] = [null, null]] = Object.entries(request.body?.content ?? {});
    const { params, query } = request as { params?: z.ZodType; query?: z.ZodType };
    const schema = content && "schema" in content ? content.schema : undefined;
    const body = schema instanceof z.ZodType ? schema : undefined;
    return [
      {
        method: method as RestOperation["method"],
        path,
        contentType,
        ...(params && { params }),
        ...(query && { query }),
        ...(body && { body }),
      },
    ];
  });
}

function operationEntry(operation: Registered): Entry {
  const { method, path, contentType, params, query, body } = operation;
  const name = `${method.toUpperCase()} ${path}`;
  const forms = { ...(query && { query: jsonSchema(query) }), ...(body && { body: jsonSchema(body) }) };
  const sampled = (schema: z.ZodType | undefined, stock: Stock) => schema && sampleOf(schema, stock);
  return {
    name: `REST ${name}`,
    isQuery: method === "get",
    isEnd: isEnd(name),
    isOfTenants: true,
    namesTenant: false,
    askersOf: ({ keys }) => [...keys, nobody],
    questions: (stock) => {
      const asked = {
        params: sampled(params, stock) as Record<string, string> | undefined,
        query: sampled(query, stock),
        body: contentType !== null && !body ? "email\nx@example.test\n" : sampled(body, stock),
      };
      return (
        operationInputs[name]?.(stock).map((over) => ({ ...asked, ...over })) ??
        withOptionalIds(asked, forms, stock.ids)
      );
    },
    ask: (asker, question) => askOperation(asker, operation, question),
    forms,
    fixturePlace: `\`operationInputs["${name}"]\` of server/api/testing-isolation/operation-inputs.ts`,
  };
}

/** Routes that Hono serves and the description does not name, and the other way round. */
export function undescribedOperations(): string[] {
  const api = documentedApi();
  const isWork = (route: { method: string; path: string }) =>
    route.method !== "ALL" && !route.path.endsWith("/openapi.json");
  const served = new Set(
    api.routes
      .filter(isWork)
      .map(({ method, path }) => `${method} ${path.replace("/api/v1", "").replaceAll(/:(\w+)/g, "{$1}")}`),
  );
  const described = new Set(
    registeredOperations().map(({ method, path }) => `${method.toUpperCase()} ${path}`),
  );
  return [...served.symmetricDifference(described)].sort();
}

/** Every procedure of the console and every operation of the API: what only looks first, what takes away last. */
export const schemaEntries = (): Entry[] =>
  [
    ...procedures.map(procedureEntry),
    ...operatorEntries(),
    ...registeredOperations().map(operationEntry),
  ].sort((a, b) => Number(b.isQuery) - Number(a.isQuery) || Number(a.isEnd) - Number(b.isEnd));

const sources = (pattern: string): string[] =>
  execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", pattern], {
    encoding: "utf8",
  })
    .split("\0")
    .filter((file) => file !== "");

/** Every route handler of Next, by its file. */
export const routeFiles = (): string[] =>
  [...new Set(sources("app/**/route.ts").concat(sources("app/**/route.tsx")))].sort();

/** Every file with a server action in it; Next makes an entry of each function there. */
export const serverActionFiles = (): string[] =>
  sources("*.ts")
    .concat(sources("*.tsx"))
    .filter((file) => /^\s*["']use server["'];?\s*$/m.test(readFileSync(file, "utf8")));
