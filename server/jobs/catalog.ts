import { z } from "zod";
import { defineJob } from "./define-job";

const importId = z.object({ importId: z.uuid() });
const releaseId = z.object({ releaseId: z.uuid() });
/** What the link holds opens an account, so it waits sealed. */
const mailedLink = z.object({ linkId: z.string(), sealedToken: z.string() });

/** While a job of a worker that is gone counts as running, no other of its key is let in: a campaign must not wait a quarter of an hour. */
const ofRelease = { policy: "exclusive", heartbeatSeconds: 20 } as const;

/** Every background job of a tenant. A payload carries ids, never rows: the verb reads them afresh. What is secret is sealed. */
export const jobs = {
  checkImport: defineJob("check-import", importId, { policy: "exclusive", expireInSeconds: 3_600 }),
  applyImport: defineJob("apply-import", importId, { policy: "exclusive", expireInSeconds: 3_600 }),
  planRelease: defineJob("plan-release", releaseId, ofRelease),
  expandRelease: defineJob("expand-release", releaseId.extend({ no: z.int().min(0) }), ofRelease),
  cancelRelease: defineJob("cancel-release", releaseId, ofRelease),
  notifyPeople: defineJob(
    "notify-people",
    z.object({ approvalId: z.uuid(), about: z.enum(["requested", "approved", "returned", "halted"]) }),
  ),
  mailInvitation: defineJob("mail-invitation", mailedLink.extend({ invitationId: z.uuid() })),
} as const;

/** What became of an account, as its person is told by mail. */
const accountNotice = z.enum([
  "password-changed",
  "password-reset",
  "totp-added",
  "totp-removed",
  "passkey-added",
  "passkey-removed",
  "recovery-codes-made",
  "recovery-code-used",
  "new-sign-in",
  "sign-in-reset",
]);
export type AccountNotice = z.output<typeof accountNotice>;

/** Every background job of the installation, about people rather than a tenant. What is secret or personal in a payload is sealed. */
export const installationJobs = {
  mailLink: defineJob("mail-link", mailedLink),
  tellPerson: defineJob(
    "tell-person",
    z.object({ personId: z.uuid(), what: accountNotice, at: z.iso.datetime(), sealedPlace: z.string() }),
  ),
  /** The code is made where it is mailed, so that it never waits in the queue. */
  sendEmailCode: defineJob("send-email-code", z.object({ challengeId: z.string() }), { retryLimit: 3 }),
} as const;

/** Every clock: `everySeconds` by a timer in each worker process, its work being safe to run in several at once. */
export const clocks = {
  sealAudit: { name: "seal-audit", everySeconds: 1 },
  anchorAudit: { name: "anchor-audit", everySeconds: 3_600 },
  startDueReleases: { name: "start-due-releases", everySeconds: 2 },
  recoverLeases: { name: "recover-leases", everySeconds: 5 },
  finishReleases: { name: "finish-releases", everySeconds: 5 },
  expireMail: { name: "expire-mail", everySeconds: 60 },
  resumeReleases: { name: "resume-releases", everySeconds: 30 },
  resumeImports: { name: "resume-imports", everySeconds: 60 },
  checkDomains: { name: "check-domains", everySeconds: 3_600 },
  makePartitions: { name: "make-partitions", everySeconds: 21_600 },
  climbLadder: { name: "climb-ladder", everySeconds: 3_600 },
  forgetOldRows: { name: "forget-old-rows", everySeconds: 3_600 },
} as const;
