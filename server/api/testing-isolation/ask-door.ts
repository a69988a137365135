import * as operator from "@/app/api/operator/[trpc]/route";
import * as trpc from "@/app/api/trpc/[trpc]/route";
import * as rest from "@/app/api/v1/[...path]/route";
import type { Asker } from "./make-world";

export const origin = "http://127.0.0.1:3000";

export type Answer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};
/** Filled with what one entry is asked. */
export type Question = {
  readonly params?: Readonly<Record<string, string>> | undefined;
  readonly query?: unknown;
  readonly body?: unknown;
  /** The slug in the tenant header, or in place of the tenant in the address. */
  readonly tenant: string;
};

export async function readAnswer(response: Response): Promise<Answer> {
  // Bytes as Latin-1: no byte gets lost, and what is ASCII stays readable.
  const bytes = Buffer.from(await response.arrayBuffer());
  const utf8 = bytes.toString("utf8");
  const body = Buffer.from(utf8, "utf8").equals(bytes) ? utf8 : bytes.toString("latin1");
  const headers = Object.fromEntries(response.headers);
  const cookies = response.headers.getSetCookie();
  return {
    status: response.status,
    headers: { ...headers, ...(cookies.length > 0 && { "set-cookie": cookies.join("\n") }) },
    body,
  };
}

/** What a browser on our own pages sends along. */
export const browserHeaders = ({ cookie, key }: Asker): Record<string, string> => ({
  "content-type": "application/json",
  "sec-fetch-site": "same-origin",
  "x-trpc-source": "browser",
  "x-hikyaku-address": "192.0.2.1",
  "accept-language": "en",
  ...(cookie && { cookie }),
  ...(key && { authorization: `Bearer ${key}` }),
});

/** Asks a procedure as the console's client does. */
export async function askProcedure(
  asker: Asker,
  { path, isQuery, root = "trpc" }: { path: string; isQuery: boolean; root?: "trpc" | "operator" },
  { body, tenant }: Question,
): Promise<Answer> {
  const headers = { ...browserHeaders(asker), "x-hikyaku-tenant": tenant };
  const address = `${origin}/api/${root}/${path}`;
  const { GET, POST } = root === "operator" ? operator : trpc;
  const text = JSON.stringify(body);
  const search = isQuery && text !== undefined ? `?input=${encodeURIComponent(text)}` : "";
  return readAnswer(
    isQuery
      ? await GET(new Request(`${address}${search}`, { headers }))
      : await POST(new Request(address, { method: "POST", headers, body: text ?? "" })),
  );
}

function searchOf(query: unknown): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {}))
    for (const one of [value].flat())
      if (one !== undefined) search.append(name, typeof one === "object" ? JSON.stringify(one) : String(one));
  return search.size > 0 ? `?${search}` : "";
}

export type RestOperation = {
  readonly method: "get" | "post" | "put" | "patch" | "delete";
  readonly path: string;
  /** Of the body; null when there is none. */
  readonly contentType: string | null;
};
const methods = { get: rest.GET, post: rest.POST, put: rest.PUT, patch: rest.PATCH, delete: rest.DELETE };

/** Asks an operation of the public API. */
export async function askOperation(
  asker: Asker,
  { method, path, contentType }: RestOperation,
  { params = {}, query, body }: Question,
): Promise<Answer> {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ""));
  const isJson = contentType === "application/json";
  const request = new Request(`${origin}/api/v1${filled}${searchOf(query)}`, {
    method: method.toUpperCase(),
    headers: { ...browserHeaders(asker), ...(contentType && { "content-type": contentType }) },
    ...(contentType && { body: isJson ? JSON.stringify(body) : String(body) }),
  });
  return readAnswer(await methods[method](request));
}
