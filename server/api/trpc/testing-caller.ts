import { readSession } from "@/server/auth/read-session";
import { createTrpcContext, type TrpcContext } from "./init";
import { createCaller } from "./root";

/** Calls procedures as the browser with this cookie would; `cookies` is what the answers set. */
export async function callWith(cookie: string, tenantSlug: string | null = null) {
  const headers = new Headers({ cookie, "x-hikyaku-address": "192.0.2.1", "user-agent": "test" });
  const context: TrpcContext = await createTrpcContext(headers, tenantSlug);
  return { api: createCaller(context), cookies: context.cookies, isSignedIn: context.session !== null };
}

/** The Cookie header after an answer. */
export const cookieOf = (setCookie: string | undefined): string => setCookie?.split(";")[0] ?? "";

export const isSession = async (cookie: string): Promise<boolean> => (await readSession(cookie)) !== null;
