import { asked, type Fixture, route } from "./call-route";
import type { World } from "./make-world";
import type { Probe } from "./token-probes";

const edgeKeeps = "no tenant's data; the edge in front forbids all caching";
const nextAuth = "app/api/auth/[...nextauth]/route.ts";
const password = "correct horse battery";

type Asking = {
  /** What is asked with, in words. */
  what: string;
  foreign: (theirs: World["theirs"]) => string;
  body?: (value: string) => object;
  /** A cookie that holds the value, in place of the body. */
  cookie?: string;
  isForRoles?: boolean;
};

/** A door of the sign-in pages: JSON in, asked with one value of theirs. */
const door = (path: string, { what, foreign, body, cookie, isForRoles }: Asking): [string, Fixture] => {
  const file = `app/api/${path}/route.ts`;
  const probe = ({ theirs }: World): Probe => ({
    what,
    foreign: foreign(theirs),
    ...(isForRoles && { isForRoles }),
    ask: (value, asker) => {
      const request = asked(`/api/${path}`, { method: "POST", body: JSON.stringify(body?.(value) ?? {}) });
      const held = [asker.cookie, cookie && `${cookie}=${value}`].filter(Boolean).join("; ");
      return route(file, "POST")(request({ name: asker.name, ...(held && { cookie: held }) }));
    },
  });
  return [`POST ${file}`, { probes: (world) => [probe(world)] }];
};

const challengeOfTheirs: Asking = {
  what: "the id of a person of theirs as a challenge",
  foreign: ({ personIds }) => personIds[0] ?? "",
  cookie: "hikyaku-challenge",
};
const addressOfTheirs: Asking = {
  what: "an address of a person of theirs",
  foreign: ({ personIds }) => `${personIds[0]}@example.test`,
};
const tokenOfTheirs: Asking = {
  what: "an invitation's id as a link",
  foreign: ({ ids }) => ids.invitationId ?? "",
};

/** What the doors of signing in are attacked with; they come before any tenant. */
export const signInFixtures: Readonly<Record<string, Fixture>> = {
  ...Object.fromEntries([
    door("auth/password", { ...addressOfTheirs, body: (email) => ({ email, password: "wrong password" }) }),
    door("auth/enrolment", challengeOfTheirs),
    door("auth/email-code", challengeOfTheirs),
    door("auth/passkey", { ...challengeOfTheirs, body: () => ({ step: "second" }) }),
    door("auth/reset", { ...addressOfTheirs, body: (email) => ({ email }) }),
    door("auth/reset/finish", { ...tokenOfTheirs, body: (token) => ({ token, password }) }),
    door("auth/sign-up", { ...addressOfTheirs, body: (email) => ({ email, name: "x", company: "x" }) }),
    door("auth/sign-up/finish", {
      ...tokenOfTheirs,
      body: (token) => ({ token, password, slug: "a-new-one" }),
    }),
    door("auth/link", { ...tokenOfTheirs, body: (token) => ({ token }) }),
    door("auth/invitation", { ...tokenOfTheirs, body: (token) => ({ token, name: "x", password }) }),
  ]),
  [`GET ${nextAuth}`]: {
    open: edgeKeeps,
    probes: ({ theirs }) => [
      {
        what: "an id as a session",
        foreign: theirs.ids.sessionId ?? "",
        ask: (id) =>
          route(nextAuth, "GET")(asked("/api/auth/session")({ name: "", cookie: `hikyaku-session=${id}` })),
      },
    ],
  },
  [`POST ${nextAuth}`]: {
    open: edgeKeeps,
    probes: ({ theirs }) => [
      {
        what: "a session update that names a tenant",
        foreign: theirs.tenantId,
        isForRoles: true,
        ask: (tenantId, asker) => {
          const body = JSON.stringify({ data: { tenantId } });
          return route(nextAuth, "POST")(asked("/api/auth/session", { method: "POST", body })(asker));
        },
      },
      {
        what: "a code for a person's id",
        foreign: theirs.personIds[0] ?? "",
        ask: (id) => {
          const request = asked("/api/auth/callback/credentials", {
            method: "POST",
            body: '{"code":"000000"}',
          });
          return route(nextAuth, "POST")(request({ name: "", cookie: `hikyaku-challenge=${id}` }));
        },
      },
    ],
  },
};
