import { env } from "@/server/platform/env";
import { registerAudit } from "./register-audit";
import { registerCampaignMoves } from "./register-campaign-moves";
import { registerCampaigns } from "./register-campaigns";
import { registerContactFields } from "./register-contact-fields";
import { registerContacts } from "./register-contacts";
import { registerDomains } from "./register-domains";
import { registerFolders } from "./register-folders";
import { registerImages } from "./register-images";
import { registerImports } from "./register-imports";
import { registerReports } from "./register-reports";
import { registerSegments } from "./register-segments";
import { registerSuppressions } from "./register-suppressions";
import { registerTags } from "./register-tags";
import { registerTemplates } from "./register-templates";
import { registerTenants } from "./register-tenants";
import { type RestApi, requireKey, restApi } from "./rest-api";

/** One line per noun. */
function registerNouns(api: RestApi): void {
  registerTenants(api);
  registerAudit(api);
  registerContacts(api);
  registerContactFields(api);
  registerTags(api);
  registerSuppressions(api);
  registerSegments(api);
  registerTemplates(api);
  registerFolders(api);
  registerImages(api);
  registerDomains(api);
  registerImports(api);
  registerCampaigns(api);
  registerCampaignMoves(api);
  registerReports(api);
}

/** The public API with all its operations, and the description that is made of them. */
export function documentedApi(): RestApi {
  const api = restApi();
  let description: unknown;
  api.get("/openapi.json", (c) => {
    description ??= api.getOpenAPI31Document({
      openapi: "3.1.0",
      info: { title: "Hikyaku API", version: "1.0.0" },
      servers: [{ url: env().APP_ORIGIN }],
    });
    return c.json(description);
  });
  requireKey(api);
  registerNouns(api);
  return api;
}

let api: RestApi | undefined;

/** The integrators' door: every request below /api/v1. */
export function handleRest(request: Request): Response | Promise<Response> {
  api ??= documentedApi();
  return api.fetch(request);
}
