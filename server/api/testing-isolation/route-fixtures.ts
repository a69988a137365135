import { join } from "node:path";
import { answerClick } from "@/server/api/tracking/answer-click";
import { answerOpen } from "@/server/api/tracking/answer-open";
import { browserHeaders, origin } from "./ask-door";
import type { Asker, World } from "./make-world";
import { operatorFixtures } from "./operator-fixtures";
import { unknownLike } from "./swap-ids";
import { later, type Probe, tokenProbes } from "./token-probes";

export type Fixture = {
  /** Asked from outside by everybody, or kept by caches for all, with the reason. */
  readonly open?: string;
  readonly probes: (world: World) => readonly Probe[];
};
type Handler = (request: Request, given: { params: Promise<Record<string, string>> }) => Promise<Response>;

const asked =
  (path: string, { method = "GET", body }: { method?: string; body?: string } = {}) =>
  (asker: Asker) =>
    new Request(`${origin}${path}`, {
      method,
      headers: browserHeaders(asker),
      ...(body !== undefined && { body }),
    });

/** A route of a file, called as Next calls it. */
const route =
  (file: string, method: string) =>
  async (request: Request, params: Record<string, string> = {}) => {
    const handlers = (await import(/* @vite-ignore */ join(process.cwd(), file))) as Record<string, Handler>;
    const handler = handlers[method];
    if (!handler) throw new Error(`${file} has no ${method}`);
    return handler(request, { params: Promise.resolve(params) });
  };

const trackingRequest = (token: string) =>
  new Request(`http://127.0.0.1:3002/x/${token}`, { headers: { "user-agent": "test" } });
const tokenRoute = (file: string, method: string) => (token: string) =>
  route(file, method)(new Request(trackingRequest(token), { method }), { token });

const view = "app/(content)/content/view/[token]/route.ts";
const image = "app/(content)/content/images/[tenantId]/[sha256]/route.ts";
const page = "app/(tracking)/u/[token]/route.ts";
const oneClick = "app/(tracking)/u/[token]/one-click/route.ts";
const nextAuth = "app/api/auth/[...nextauth]/route.ts";
const enrolment = "app/api/auth/enrolment/route.ts";
const password = "app/api/auth/password/route.ts";
const importErrors = "app/api/downloads/import-errors/route.ts";
const importUpload = "app/api/uploads/import/route.ts";
const asPublic = "whoever has the address of a mail's image may see it, for as long as the mail exists";
const probe = "says how the process is, to whoever asks";
const edgeKeeps = "no tenant's data; the edge in front forbids all caching";

const sessionRequest = (asker: Asker, sessionId: string) =>
  asked("/api/auth/session")({ ...asker, cookie: `hikyaku-session=${sessionId}` });

/** What each route is attacked with, by `METHOD file`. HEAD is GET. */
export const routeFixtures: Readonly<Record<string, Fixture>> = {
  ...operatorFixtures,
  [`GET ${image}`]: {
    open: asPublic,
    probes: ({ ours, theirs }) => [
      {
        what: "their image under our name",
        foreign: theirs.imageSha256,
        ask: (sha256) => route(image, "GET")(trackingRequest(sha256), { tenantId: ours.tenantId, sha256 }),
      },
      {
        what: "an image of nobody under their name",
        foreign: theirs.tenantId,
        ask: (tenantId) =>
          route(image, "GET")(trackingRequest(tenantId), { tenantId, sha256: unknownLike(ours.imageSha256) }),
      },
    ],
  },
  [`GET ${view}`]: { probes: (world) => tokenProbes(world, "v", tokenRoute(view, "GET")) },
  "GET app/(tracking)/o/[token]/route.ts": {
    probes: (world) => tokenProbes(world, "o", (token) => answerOpen(trackingRequest(token), token, later)),
  },
  "GET app/(tracking)/c/[token]/route.ts": {
    probes: (world) => tokenProbes(world, "c", (token) => answerClick(trackingRequest(token), token, later)),
  },
  [`GET ${page}`]: { probes: (world) => tokenProbes(world, "u", tokenRoute(page, "GET")) },
  [`POST ${page}`]: { probes: (world) => tokenProbes(world, "u", tokenRoute(page, "POST")) },
  [`GET ${oneClick}`]: { probes: (world) => tokenProbes(world, "u", tokenRoute(oneClick, "GET")) },
  [`POST ${oneClick}`]: { probes: (world) => tokenProbes(world, "u", tokenRoute(oneClick, "POST")) },
  [`GET ${nextAuth}`]: {
    open: edgeKeeps,
    probes: ({ theirs }) => [
      {
        what: "an id as a session",
        foreign: theirs.ids.sessionId ?? "",
        ask: (id, asker) => route(nextAuth, "GET")(sessionRequest(asker, id)),
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
        ask: (tenantId, asker) =>
          route(
            nextAuth,
            "POST",
          )(
            asked("/api/auth/session", { method: "POST", body: JSON.stringify({ data: { tenantId } }) })(
              asker,
            ),
          ),
      },
      {
        what: "a code for a person's id",
        foreign: theirs.personIds[0] ?? "",
        ask: (id) =>
          route(
            nextAuth,
            "POST",
          )(
            asked("/api/auth/callback/credentials", { method: "POST", body: '{"code":"000000"}' })({
              name: "",
              cookie: `hikyaku-challenge=${id}`,
            }),
          ),
      },
    ],
  },
  [`POST ${enrolment}`]: {
    probes: ({ theirs }) => [
      {
        what: "an enrolment for a person's id",
        foreign: theirs.personIds[0] ?? "",
        ask: (id) =>
          route(
            enrolment,
            "POST",
          )(
            asked("/api/auth/enrolment", { method: "POST", body: "{}" })({
              name: "",
              cookie: `hikyaku-challenge=${id}`,
            }),
          ),
      },
    ],
  },
  [`POST ${password}`]: {
    probes: ({ theirs }) => [
      {
        what: "a wrong password for an address of theirs",
        foreign: `${theirs.personIds[0]}@example.test`,
        ask: (email) =>
          route(
            password,
            "POST",
          )(
            asked("/api/auth/password", {
              method: "POST",
              body: JSON.stringify({ email, password: "wrong password" }),
            })({ name: "" }),
          ),
      },
    ],
  },
  [`GET ${importErrors}`]: {
    probes: ({ ours, theirs }) => [
      {
        what: "their import",
        foreign: theirs.ids.importId ?? "",
        isForRoles: true,
        ask: (importId, asker) =>
          route(
            importErrors,
            "GET",
          )(
            asked(`/api/downloads/import-errors?tenant=${ours.slug}&importId=${importId}&encoding=utf-8`)(
              asker,
            ),
          ),
      },
      {
        what: "their name",
        foreign: theirs.slug,
        isForRoles: true,
        ask: (slug, asker) =>
          route(
            importErrors,
            "GET",
          )(
            asked(
              `/api/downloads/import-errors?tenant=${slug}&importId=${theirs.ids.importId}&encoding=utf-8`,
            )(asker),
          ),
      },
    ],
  },
  [`POST ${importUpload}`]: {
    probes: ({ theirs }) => [
      {
        what: "their name",
        foreign: theirs.slug,
        isForRoles: true,
        ask: (slug, asker) => {
          const request = asked("/api/uploads/import?fileName=a.csv", {
            method: "POST",
            body: "email\nx@example.test\n",
          })(asker);
          request.headers.set("x-hikyaku-tenant", slug);
          return route(importUpload, "POST")(request);
        },
      },
    ],
  },
  "GET app/api/health/route.ts": { open: probe, probes: () => [] },
  "GET app/api/ready/route.ts": { open: probe, probes: () => [] },
};
