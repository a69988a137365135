import { handleNextAuthRequest } from "./handle-next-auth-request";

const origin = "http://127.0.0.1:3000";
type Door = (request: Request) => Promise<Response>;
type From = { address?: string; cookie?: string; headers?: Record<string, string> };

/** Sends JSON to a door of the sign-in pages, as a browser on our own page does. */
export const ask = (
  door: Door,
  body: unknown,
  { address = "192.0.2.1", cookie = "", headers = {} }: From = {},
) =>
  door(
    new Request(`${origin}/api/auth/x`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        "sec-fetch-site": "same-origin",
        "user-agent": "Mozilla/5.0 Firefox/140.0",
        "x-hikyaku-address": address,
        cookie,
        ...headers,
      },
      body: JSON.stringify(body),
    }),
  );

/** The cookies that an answer sets, as the next request sends them. */
export const cookiesOf = (response: Response): string =>
  response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");

/** Exchanges the challenge that a browser holds and a code for a session. @returns the answer, and the session's cookie */
export async function exchange(
  challenge: string,
  code: string,
  { address = "192.0.2.1", headers: extra = {} }: From = {},
): Promise<{ status: number; cookie: string }> {
  const headers = { "sec-fetch-site": "same-origin", cookie: challenge };
  const csrf = await handleNextAuthRequest(new Request(`${origin}/api/auth/csrf`, { headers }));
  const { csrfToken } = await csrf.json();
  const done = await handleNextAuthRequest(
    new Request(`${origin}/api/auth/callback/credentials`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        "sec-fetch-site": "same-origin",
        "user-agent": "Mozilla/5.0 Firefox/140.0",
        "x-hikyaku-address": address,
        cookie: `${challenge}; ${cookiesOf(csrf)}`,
        ...extra,
      },
      body: JSON.stringify({ csrfToken, code, json: "true" }),
    }),
  );
  return { status: done.status, cookie: cookiesOf(done) };
}
