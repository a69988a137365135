import type { z } from "zod";
import { mailLink } from "@/server/domain/accounts/mail-link";
import { notifyPeople } from "@/server/domain/campaigns/notify-people";
import { sendEmailCode } from "@/server/domain/factors/send-email-code";
import { applyImport } from "@/server/domain/imports/apply-import";
import { checkImport } from "@/server/domain/imports/check-import";
import { mailInvitation } from "@/server/domain/invitations/mail-invitation";
import { tellPersonByMail } from "@/server/domain/notifications/tell-person-by-mail";
import { cancelRelease } from "@/server/domain/releases/cancel-release";
import { expandRelease } from "@/server/domain/releases/expand-release";
import { planRelease } from "@/server/domain/releases/plan-release";
import type { installationJobs, jobs } from "@/server/jobs/catalog";
import type { Context } from "@/server/platform/context";

type Jobs = typeof jobs;
type InstallationJobs = typeof installationJobs;

/** Every job of the catalogue and its verb: a missing one does not compile. */
export const jobVerbs: {
  [Name in keyof Jobs]: (context: Context, payload: z.output<Jobs[Name]["payload"]>) => Promise<unknown>;
} = {
  checkImport,
  applyImport,
  planRelease,
  expandRelease,
  cancelRelease,
  notifyPeople,
  mailInvitation,
};

/** The same for the jobs of the installation. */
export const installationJobVerbs: {
  [Name in keyof InstallationJobs]: (
    payload: z.output<InstallationJobs[Name]["payload"]>,
  ) => Promise<unknown>;
} = {
  mailLink,
  tellPerson: tellPersonByMail,
  sendEmailCode,
};
