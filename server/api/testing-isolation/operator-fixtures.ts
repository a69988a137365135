import { join } from "node:path";
import { browserHeaders, origin } from "./ask-door";
import type { Fixture } from "./call-route";
import type { Asker } from "./make-world";

type Handler = (request: Request) => Promise<Response>;

async function ask(file: string, path: string, asker: Asker, body?: unknown): Promise<Response> {
  const handlers = (await import(/* @vite-ignore */ join(process.cwd(), file))) as Record<string, Handler>;
  const method = body === undefined ? "GET" : "POST";
  const handler = handlers[method];
  if (!handler) throw new Error(`${file} has no ${method}`);
  return handler(
    new Request(`${origin}${path}`, {
      method,
      headers: browserHeaders(asker),
      ...(body !== undefined && { body: JSON.stringify(body) }),
    }),
  );
}

const root = "app/api/operator/[trpc]/route.ts";
const door = (step: string) => `app/api/operator-sign-in/${step}/route.ts`;
const input = (value: unknown) => encodeURIComponent(JSON.stringify(value));

/** A step of the operators' sign-in, with a person's id as its challenge. */
const withChallenge = (step: string, body: unknown): Fixture => ({
  probes: ({ theirs }) => [
    {
      what: "a person's id as the challenge",
      foreign: theirs.personIds[0] ?? "",
      ask: (id) =>
        ask(
          door(step),
          `/api/operator-sign-in/${step}`,
          { name: "", cookie: `hikyaku-operator-challenge=${id}` },
          body,
        ),
    },
  ],
});

/** What the operators' doors are attacked with: by people of tenants, in every role, for whom they lead nowhere. */
export const operatorFixtures: Readonly<Record<string, Fixture>> = {
  [`GET ${root}`]: {
    probes: ({ theirs }) => [
      {
        what: "their tenant's page",
        foreign: theirs.tenantId,
        isForRoles: true,
        ask: (tenantId, asker) => ask(root, `/api/operator/tenants.get?input=${input({ tenantId })}`, asker),
      },
      {
        what: "their name in the list",
        foreign: theirs.slug,
        isForRoles: true,
        ask: (search, asker) => ask(root, `/api/operator/tenants.list?input=${input({ search })}`, asker),
      },
    ],
  },
  [`POST ${root}`]: {
    probes: ({ theirs }) => [
      {
        what: "suspending them",
        foreign: theirs.tenantId,
        isForRoles: true,
        ask: (tenantId, asker) =>
          ask(root, "/api/operator/tenants.setStanding", asker, {
            tenantId,
            standing: "suspended",
            reason: "x",
            typedSlug: theirs.slug,
          }),
      },
    ],
  },
  [`POST ${door("password")}`]: {
    probes: ({ theirs }) => [
      {
        what: "a wrong password for an address of theirs",
        foreign: `${theirs.personIds[0]}@example.test`,
        ask: (email) =>
          ask(door("password"), "/api/operator-sign-in/password", { name: "" }, { email, password: "wrong" }),
      },
    ],
  },
  [`POST ${door("enrolment")}`]: withChallenge("enrolment", {}),
  [`POST ${door("passkey")}`]: withChallenge("passkey", { step: "second" }),
  [`POST ${door("proof")}`]: withChallenge("proof", { proof: { kind: "totp", code: "000000" } }),
  [`POST ${door("sign-out")}`]: {
    probes: ({ theirs }) => [
      {
        what: "an id as a session",
        foreign: theirs.ids.sessionId ?? "",
        ask: (id) =>
          ask(
            door("sign-out"),
            "/api/operator-sign-in/sign-out",
            { name: "", cookie: `hikyaku-operator=${id}` },
            {},
          ),
      },
    ],
  },
};
