import { generate } from "otplib";
import { type DemoPerson, demoPassword, demoTotpSecret } from "./demo-people";
import { demoSlug } from "./make-demo-tenant";

/** `secret`: of the authenticator, base32. */
export type Credentials = { email: string; password: string; secret: string };

const timeoutMs = 60_000;

/** A refusal, as the door told it. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly key: string,
    message: string,
  ) {
    super(message);
  }
}

/** The console over HTTP, as a browser speaks to it: cookies, origin, one tenant. */
export class ConsoleClient {
  readonly #cookies = new Map<string, string>();

  constructor(
    readonly origin: string,
    readonly tenant = demoSlug,
  ) {}

  async send(
    path: string,
    init: { method?: string; body?: BodyInit; headers?: Record<string, string> } = {},
  ): Promise<Response> {
    const response = await fetch(`${this.origin}${path}`, {
      redirect: "manual",
      signal: AbortSignal.timeout(timeoutMs),
      method: init.method ?? (init.body === undefined ? "GET" : "POST"),
      headers: {
        origin: this.origin,
        "sec-fetch-site": "same-origin",
        "x-trpc-source": "browser",
        "x-hikyaku-tenant": this.tenant,
        "accept-language": "ja",
        cookie: [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; "),
        ...init.headers,
      },
      ...(init.body !== undefined && { body: init.body }),
      ...(init.body instanceof ReadableStream && { duplex: "half" }),
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = ""] = cookie.split(";");
      const at = pair.indexOf("=");
      this.#cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
    return response;
  }

  async #json(path: string, body: unknown): Promise<Response> {
    return this.send(path, { body: JSON.stringify(body), headers: { "content-type": "application/json" } });
  }

  /** What a browser would hold after this. */
  cookies(): { name: string; value: string }[] {
    return [...this.#cookies].map(([name, value]) => ({ name, value }));
  }

  /** A person of the demo. @throws Error in words */
  signIn(person: DemoPerson): Promise<void> {
    const [password, secret] = [demoPassword(person), demoTotpSecret(person)];
    return this.signInWith({ email: person.email, password, secret });
  }

  /** Password, then the code of the authenticator. @throws Error in words */
  async signInWith({ email, password, secret }: Credentials): Promise<void> {
    const first = await this.#json("/api/auth/password", { email, password });
    const { next } = (await first.json()) as { next?: string };
    if (next !== "code")
      throw new Error(`sign-in of ${email}: after the password came ${next ?? first.status}, not the code`);
    const { csrfToken } = (await (await this.send("/api/auth/csrf")).json()) as { csrfToken: string };
    const code = await generate({ secret });
    const second = await this.#json("/api/auth/callback/credentials", { csrfToken, code, json: "true" });
    if (second.status !== 200 || ((await second.json()) as { url?: string }).url?.includes("error="))
      throw new Error(`sign-in of ${email}: the code was refused (${second.status})`);
  }

  /** Somebody who runs the installation, at their own door: their session is kept beside the console's. @throws Error in words */
  async signInOperator({ email, password, secret }: Credentials): Promise<void> {
    const first = await this.#json("/api/operator-sign-in/password", { email, password });
    const code = await generate({ secret });
    const proof = { kind: "totp", code };
    const second = first.ok ? await this.#json("/api/operator-sign-in/proof", { proof }) : first;
    if (!second.ok) throw new Error(`sign-in of ${email} as an operator was refused`);
  }

  /** Reads by a procedure of the operators' pages. @throws Refusal */
  async queryAsOperator<T>(procedure: string, input: unknown): Promise<T> {
    const suffix = `?input=${encodeURIComponent(JSON.stringify(input))}`;
    return this.#result(await this.send(`/api/operator/${procedure}${suffix}`));
  }

  /** Reads by a procedure. @throws Refusal */
  async query<T>(procedure: string, input?: unknown): Promise<T> {
    const suffix = input === undefined ? "" : `?input=${encodeURIComponent(JSON.stringify(input))}`;
    return this.#result(await this.send(`/api/trpc/${procedure}${suffix}`));
  }

  /** Acts by a procedure. @throws Refusal */
  async mutate<T>(procedure: string, input: unknown): Promise<T> {
    return this.#result(await this.#json(`/api/trpc/${procedure}`, input));
  }

  async #result<T>(response: Response): Promise<T> {
    const body = (await response.json()) as {
      result?: { data: T };
      error?: { message: string; data: { key: string } };
    };
    if (body.error) throw new Refusal(response.status, body.error.data.key, body.error.message);
    return body.result?.data as T;
  }
}
