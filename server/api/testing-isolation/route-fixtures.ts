import { answerClick } from "@/server/api/tracking/answer-click";
import { answerOpen } from "@/server/api/tracking/answer-open";
import { asked, type Fixture, route } from "./call-route";
import { operatorFixtures } from "./operator-fixtures";
import { signInFixtures } from "./sign-in-fixtures";
import { unknownLike } from "./swap-ids";
import { later, tokenProbes } from "./token-probes";

const trackingRequest = (token: string) =>
  new Request(`http://127.0.0.1:3002/x/${token}`, { headers: { "user-agent": "test" } });
const tokenRoute = (file: string, method: string) => (token: string) =>
  route(file, method)(new Request(trackingRequest(token), { method }), { token });

const view = "app/(content)/content/view/[token]/route.ts";
const image = "app/(content)/content/images/[tenantId]/[sha256]/route.ts";
const page = "app/(tracking)/u/[token]/route.ts";
const oneClick = "app/(tracking)/u/[token]/one-click/route.ts";
const importErrors = "app/api/downloads/import-errors/route.ts";
const auditExport = "app/api/downloads/audit/route.ts";
const importUpload = "app/api/uploads/import/route.ts";
const asPublic = "whoever has the address of a mail's image may see it, for as long as the mail exists";
const probe = "says how the process is, to whoever asks";

/** What each route is attacked with, by `METHOD file`. HEAD is GET. */
export const routeFixtures: Readonly<Record<string, Fixture>> = {
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
  ...signInFixtures,
  ...operatorFixtures,
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
  [`GET ${auditExport}`]: {
    probes: ({ theirs }) => [
      {
        what: "their name",
        foreign: theirs.slug,
        isForRoles: true,
        ask: (slug, asker) =>
          route(auditExport, "GET")(asked(`/api/downloads/audit?tenant=${slug}&format=csv`)(asker)),
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
