import { z } from "zod";
import { addDomain } from "@/server/domain/domains/add-domain";
import { checkDomain } from "@/server/domain/domains/check-domain";
import { getDomain } from "@/server/domain/domains/get-domain";
import { listDomains } from "@/server/domain/domains/list-domains";
import { removeDomain } from "@/server/domain/domains/remove-domain";
import { addDomainInput } from "@/server/domain/domains/schema";
import { addRoute } from "./add-route";
import type { RestApi } from "./rest-api";

const params = z.object({ domainId: z.uuid() });
const at = "/domains/{domainId}";
const tag = "domains";
const instant = z.iso.datetime();
const state = z.enum(["pending", "verified", "failing"]);
const row = {
  id: z.uuid(),
  name: z.string(),
  state,
  checkedAt: instant.nullable(),
  verifiedAt: instant.nullable(),
  failingSince: instant.nullable(),
};
const checks = z.array(
  z.object({
    record: z.string(),
    name: z.string(),
    status: z.enum(["pass", "missing", "wrong", "temporary"]),
    found: z.array(z.string()),
    expected: z.string(),
    problem: z.string().nullable(),
  }),
);

const withId = <Item extends { domainId: string }>({ domainId, ...rest }: Item) => ({
  id: domainId,
  ...rest,
});

export function registerDomains(api: RestApi): void {
  addRoute(api, {
    method: "get",
    path: "/domains",
    tag,
    summary: "List sending domains, the newest first",
    permission: "domains:read",
    answer: z.object({ items: z.array(z.object(row)) }),
    run: async (context) => ({ items: (await listDomains(context)).map(withId) }),
  });
  addRoute(api, {
    method: "post",
    path: "/domains",
    tag,
    summary: "Add a domain to send from",
    permission: "domains:write",
    body: addDomainInput,
    answer: z.object({ id: z.uuid(), name: z.string() }),
    status: 201,
    run: async (context, { body }) => withId(await addDomain(context, body)),
  });
  addRoute(api, {
    method: "get",
    path: at,
    tag,
    summary: "Read a domain with the records to set and the last check",
    permission: "domains:read",
    params,
    answer: z.object({
      ...row,
      records: z.array(
        z.object({
          record: z.string(),
          type: z.string(),
          name: z.string(),
          host: z.string(),
          value: z.string(),
          replaces: z.string().nullable(),
        }),
      ),
      checks,
      returnPathHost: z.string(),
      createdAt: instant,
    }),
    run: async (context, input) => withId(await getDomain(context, input.params)),
  });
  registerMoves(api);
}

function registerMoves(api: RestApi): void {
  addRoute(api, {
    method: "post",
    path: `${at}/check`,
    tag,
    summary: "Look at a domain's records in DNS now",
    permission: "domains:write",
    params,
    answer: z.object({ state, checks }),
    run: (context, input) => checkDomain(context, input.params),
  });
  addRoute(api, {
    method: "delete",
    path: at,
    tag,
    summary: "Remove a domain that no campaign uses",
    permission: "domains:write",
    params,
    run: (context, input) => removeDomain(context, input.params),
  });
}
