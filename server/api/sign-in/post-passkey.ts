import { z } from "zod";
import { authCookies, readCookie, setCookie } from "@/server/auth/auth-cookies";
import { requestFacts } from "@/server/auth/request-facts";
import { challengeSeconds } from "@/server/auth/start-challenge";
import { startPasskey } from "@/server/auth/start-passkey";
import { answerBrowser } from "./answer-browser";

const input = z.strictObject({ step: z.enum(["alone", "second", "first"]) });

/**
 * `POST /api/auth/passkey {step}` → the options for `navigator.credentials`: `alone` begins a sign-in without a password and
 * sets the challenge's cookie; `second` asks for a passkey after the password; `first` sets one up for an account without
 * any factor. The answer of the browser goes to `acceptFactor`, as `{kind: "passkey" | "new-passkey", response}`.
 */
export const postPasskey = (request: Request): Promise<Response> =>
  answerBrowser(request, async (body) => {
    const { step } = input.parse(body);
    if (step === "alone") {
      const { challenge, options } = await startPasskey.alone(requestFacts(request.headers));
      return { body: options, cookie: setCookie(authCookies.challenge(), challenge, challengeSeconds) };
    }
    const challenge = readCookie(request.headers.get("cookie"), authCookies.challenge()) ?? "";
    const start = step === "second" ? startPasskey.asSecond : startPasskey.asFirst;
    return { body: await start(challenge) };
  });
