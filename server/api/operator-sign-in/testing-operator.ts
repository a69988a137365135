import { randomUUID } from "node:crypto";
import { generateSync } from "otplib";
import postgres from "postgres";
import { addOperator } from "@/server/domain/operators/add-operator";
import { postOperatorEnrolment } from "./post-operator-enrolment";
import { postOperatorPassword } from "./post-operator-password";
import { postOperatorProof } from "./post-operator-proof";

const origin = "http://127.0.0.1:3000";
const password = "correct horse battery";

export const postAs = (
  door: (request: Request) => Promise<Response>,
  body: unknown,
  cookie = "",
): Promise<Response> =>
  door(
    new Request(`${origin}/api/operator-sign-in/x`, {
      method: "POST",
      headers: { "content-type": "application/json", "sec-fetch-site": "same-origin", cookie },
      body: JSON.stringify(body),
    }),
  );

/** The first cookie that an answer sets, as a Cookie header holds it. */
export const cookieOf = (response: Response): string =>
  (response.headers.getSetCookie()[0] ?? "").split(";")[0] ?? "";

/** A code of an authenticator app, as the door takes it. */
export const totp = (code: string) => ({ proof: { kind: "totp", code } });

export type TestOperator = { personId: string; email: string; cookie: string };

/** Somebody who runs the installation, signed in by the real doors with a new authenticator app. */
export async function signInOperator(ownerUrl: string, name = "運営 太郎"): Promise<TestOperator> {
  const owner = postgres(ownerUrl, { max: 1, onnotice: () => undefined });
  const email = `${randomUUID()}@operator.test`;
  const { personId } = await addOperator(owner, { email, name, password });
  await owner.end();
  const challenge = cookieOf(await postAs(postOperatorPassword, { email, password }));
  const { secret } = await (await postAs(postOperatorEnrolment, {}, challenge)).json();
  const done = await postAs(postOperatorProof, totp(generateSync({ secret })), challenge);
  return { personId, email, cookie: cookieOf(done) };
}
