import { checkPassword } from "./check-password";
import { handleNextAuth } from "./handle-next-auth";

const origin = "http://127.0.0.1:3000";

/**
 * Signs a person in through the real steps, of a tenant that asks for no second factor.
 *
 * @returns the session as a Cookie header holds it
 */
export async function signInWithPassword(person: { email: string; password: string }): Promise<string> {
  const { challenge } = await checkPassword(person, {
    address: "192.0.2.1",
    userAgent: "test",
    requestId: "r",
  });
  const ask = (path: string, cookie: string, body?: object) =>
    handleNextAuth(
      new Request(`${origin}/api/auth/${path}`, {
        method: body ? "POST" : "GET",
        headers: { cookie, "content-type": "application/json" },
        ...(body && { body: JSON.stringify(body) }),
      }),
    );
  const held = `hikyaku-challenge=${challenge}`;
  const csrf = await ask("csrf", held);
  const { csrfToken } = await csrf.json();
  const [pair = ""] = (csrf.headers.getSetCookie()[0] ?? "").split(";");
  const done = await ask("callback/credentials", `${held}; ${pair}`, { csrfToken, code: "", json: "true" });
  const session = done.headers.getSetCookie().find((cookie) => cookie.startsWith("hikyaku-session="));
  return session?.split(";")[0] ?? "";
}
