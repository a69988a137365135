import NextAuth from "next-auth";
import { env } from "@/server/platform/env";
import { nextAuthOptions } from "./next-auth-options";

/**
 * The routes of next-auth that are open. Closed, among others: `_log` (anybody could write to our log), POST `session`
 * (a browser could propose claims), and its own pages.
 */
const open: Readonly<Record<string, ReadonlySet<string>>> = {
  GET: new Set(["csrf", "session", "providers"]),
  POST: new Set(["callback/credentials", "signout"]),
};

type Answer = {
  status: (code: number) => Answer;
  setHeader: (name: string, value: string | string[]) => Answer;
  getHeader: (name: string) => string | string[] | undefined;
  json: (value: unknown) => void;
  send: (value: unknown) => void;
  end: () => void;
};
type Handler = (request: object, answer: Answer, options: object) => Promise<void>;

/** Bundlers and Node read the CommonJS default export differently. */
const nextAuth = (
  typeof NextAuth === "function" ? NextAuth : (NextAuth as { default: unknown }).default
) as Handler;

async function readBody(request: Request): Promise<Record<string, unknown>> {
  if (request.method !== "POST") return {};
  const text = await request.text();
  if (request.headers.get("content-type")?.startsWith("application/json")) {
    const body: unknown = JSON.parse(text || "{}");
    return typeof body === "object" && body !== null ? { ...body } : {};
  }
  return Object.fromEntries(new URLSearchParams(text));
}

const readCookies = (request: Request) =>
  Object.fromEntries(
    (request.headers.get("cookie") ?? "").split(";").flatMap((pair) => {
      const [name = "", ...value] = pair.trim().split("=");
      return name === "" ? [] : [[name, decodeURIComponentSafely(value.join("="))]];
    }),
  );

function decodeURIComponentSafely(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Collects what next-auth answers. It speaks to Next's older response object, so that no request scope of Next is needed. */
function makeAnswer(): { answer: Answer; toResponse: () => Response } {
  let status = 200;
  let body: string | null = null;
  const headers = new Map<string, string | string[]>();
  const answer: Answer = {
    status: (code) => {
      status = code;
      return answer;
    },
    setHeader: (name, value) => {
      headers.set(name.toLowerCase(), value);
      return answer;
    },
    getHeader: (name) => headers.get(name.toLowerCase()),
    json: (value) => {
      headers.set("content-type", "application/json");
      body = JSON.stringify(value);
    },
    send: (value) => {
      body = typeof value === "string" ? value : JSON.stringify(value ?? null);
    },
    end: () => undefined,
  };
  const toResponse = () => {
    const response = new Response(body, { status });
    for (const [name, value] of headers)
      for (const item of Array.isArray(value) ? value : [value]) response.headers.append(name, item);
    response.headers.set("cache-control", "private, no-store");
    return response;
  };
  return { answer, toResponse };
}

/** next-auth's routes, below /api/auth; all but five are 404. Callers have checked where the request comes from. */
export async function handleNextAuth(request: Request): Promise<Response> {
  const url = new URL(request.url);
  const action = url.pathname.replace(/^\/api\/auth\//, "");
  if (!open[request.method]?.has(action)) return new Response(null, { status: 404 });
  // biome-ignore lint/style/noProcessEnv: next-auth takes its own address from here or from a header that anybody can send
  process.env.NEXTAUTH_URL = env().APP_ORIGIN;
  const { answer, toResponse } = makeAnswer();
  const query = { ...Object.fromEntries(url.searchParams), nextauth: action.split("/") };
  const { method } = request;
  const [body, headers] = [await readBody(request), Object.fromEntries(request.headers)];
  await nextAuth({ method, query, body, headers, cookies: readCookies(request) }, answer, nextAuthOptions());
  return toResponse();
}
