import { readSession } from "@/server/auth/read-session";
import type { Proof } from "@/server/domain/factors/schema";
import { handleNextAuthRequest } from "./handle-next-auth-request";
import { postEmailCode } from "./post-email-code";
import { postEnrolment } from "./post-enrolment";
import { postPasskey } from "./post-passkey";
import { postPassword } from "./post-password";

/** A browser at the sign-in doors: keeps cookies, and says where a request comes from. */
export class TestBrowser {
  readonly cookies = new Map<string, string>();
  constructor(
    readonly origin: string,
    readonly address = "192.0.2.1",
  ) {}

  async send(
    door: (request: Request) => Promise<Response>,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Response> {
    const response = await door(
      new Request(`${this.origin}${path}`, {
        method: body === undefined ? "GET" : "POST",
        headers: {
          "content-type": "application/json",
          "sec-fetch-site": "same-origin",
          "user-agent": "test",
          "x-hikyaku-address": this.address,
          cookie: this.cookieHeader(),
          ...headers,
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      }),
    );
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = ""] = cookie.split(";");
      const [name = "", ...value] = pair.split("=");
      this.cookies.set(name, value.join("="));
    }
    return response;
  }
  cookieHeader = () => [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  password = (input: { email: string; password: string }) =>
    this.send(postPassword, "/api/auth/password", input);
  enrol = async () => (await this.send(postEnrolment, "/api/auth/enrolment", {})).json();
  passkey = async (step: "alone" | "second" | "first") =>
    (await this.send(postPasskey, "/api/auth/passkey", { step })).json();
  emailCode = () => this.send(postEmailCode, "/api/auth/email-code", {});
  async finish(credentials: object): Promise<Response> {
    const { csrfToken } = await (await this.send(handleNextAuthRequest, "/api/auth/csrf")).json();
    const body = { csrfToken, json: "true", ...credentials };
    return this.send(handleNextAuthRequest, "/api/auth/callback/credentials", body);
  }
  code = (code: string) => this.finish({ code });
  prove = (proof: Proof) => this.finish({ proof: JSON.stringify(proof) });
  session = () => readSession(this.cookieHeader());
}
