import { z } from "zod";
import { answerBrowser } from "@/server/api/sign-in/answer-browser";
import { authCookies, readCookie } from "@/server/auth/auth-cookies";
import { startPasskey } from "@/server/auth/start-passkey";

const input = z.strictObject({ step: z.enum(["second", "first"]) });

/**
 * `POST /api/operator-sign-in/passkey {step}` → the options for `navigator.credentials`, after the password: `second` asks for a passkey,
 * `first` sets one up. A passkey alone lets no operator in.
 */
export const postOperatorPasskey = (request: Request): Promise<Response> =>
  answerBrowser(request, async (body) => {
    const { step } = input.parse(body);
    const challenge = readCookie(request.headers.get("cookie"), authCookies.operatorChallenge()) ?? "";
    const start = step === "second" ? startPasskey.asSecond : startPasskey.asFirst;
    return { body: await start(challenge, "operator") };
  });
