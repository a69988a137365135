import { accountsRouter } from "./accounts";
import { apiKeysRouter } from "./api-keys";
import { approvalsRouter } from "./approvals";
import { auditRouter } from "./audit";
import { calendarRouter } from "./calendar";
import { campaignsRouter } from "./campaigns";
import { consentsRouter } from "./consents";
import { contactsRouter } from "./contacts";
import { domainsRouter } from "./domains";
import { factorsRouter } from "./factors";
import { foldersRouter } from "./folders";
import { importsRouter } from "./imports";
import { createCallerFactory, router } from "./init";
import { invitationsRouter } from "./invitations";
import { namesRouter } from "./names";
import { peopleRouter } from "./people";
import { reportsRouter } from "./reports";
import { rolesRouter } from "./roles";
import { segmentsRouter } from "./segments";
import { supportRouter } from "./support";
import { suppressionsRouter } from "./suppressions";
import { tagsRouter } from "./tags";
import { templatesRouter } from "./templates";
import { tenantsRouter } from "./tenants";

/** One router per noun, by its name. */
export const appRouter = router({
  accounts: accountsRouter,
  apiKeys: apiKeysRouter,
  approvals: approvalsRouter,
  audit: auditRouter,
  calendar: calendarRouter,
  campaigns: campaignsRouter,
  consents: consentsRouter,
  contacts: contactsRouter,
  domains: domainsRouter,
  factors: factorsRouter,
  folders: foldersRouter,
  imports: importsRouter,
  invitations: invitationsRouter,
  names: namesRouter,
  people: peopleRouter,
  reports: reportsRouter,
  roles: rolesRouter,
  segments: segmentsRouter,
  support: supportRouter,
  suppressions: suppressionsRouter,
  tags: tagsRouter,
  templates: templatesRouter,
  tenants: tenantsRouter,
});

export type AppRouter = typeof appRouter;
export const createCaller = createCallerFactory(appRouter);
