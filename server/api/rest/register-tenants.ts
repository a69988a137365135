import { z } from "zod";
import { getTenant } from "@/server/domain/tenants/get-tenant";
import { updateTenantInput } from "@/server/domain/tenants/schema";
import { updateTenant } from "@/server/domain/tenants/update-tenant";
import { addRoute } from "./add-route";
import type { RestApi } from "./rest-api";

const tenant = z.object({
  tenantId: z.uuid(),
  slug: z.string(),
  name: z.string(),
  standing: z.enum(["trial", "active", "paused", "suspended"]),
  timeZone: z.string(),
  locale: z.enum(["ja", "en"]),
  legalName: z.string(),
  postalAddress: z.string(),
  contactPoint: z.string(),
  testListOnly: z.boolean(),
  quietHours: z.object({ from: z.int(), to: z.int() }).nullable(),
  weeklyCap: z.int().nullable(),
  secondFactorRequired: z.boolean(),
  revision: z.iso.datetime(),
});

/** The tenant that the key belongs to. */
export function registerTenants(api: RestApi): void {
  addRoute(api, {
    method: "get",
    path: "/tenant",
    tag: "tenants",
    summary: "Read the tenant's settings",
    answer: tenant,
    run: (context) => getTenant(context),
  });
  addRoute(api, {
    method: "patch",
    path: "/tenant",
    tag: "tenants",
    summary:
      "Change the tenant's settings; what is not given stays, and a revision that is not the last is refused",
    permission: "settings:write",
    body: updateTenantInput,
    answer: tenant.pick({ revision: true }),
    run: (context, { body }) => updateTenant(context, body),
  });
}
