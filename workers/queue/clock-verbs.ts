import { anchorAudit } from "@/server/domain/audit/anchor-audit";
import { sealAudit } from "@/server/domain/audit/seal-audit";
import { checkDomains } from "@/server/domain/domains/check-domains";
import { resumeImports } from "@/server/domain/imports/resume-imports";
import { climbLadder } from "@/server/domain/plans/climb-ladder";
import { finishReleases } from "@/server/domain/releases/finish-releases";
import { resumeReleases } from "@/server/domain/releases/resume-releases";
import { startDueReleases } from "@/server/domain/releases/start-due-releases";
import { expireMail } from "@/server/domain/sends/expire-mail";
import { recoverMail } from "@/server/domain/sends/recover-mail";
import type { clocks } from "@/server/jobs/catalog";
import { log } from "@/server/platform/log";
import { mailRecovered } from "@/server/platform/metrics";
import { forgetOldRows } from "./forget-old-rows";
import { makeNextPartitions } from "./make-next-partitions";

async function recoverLeases(): Promise<void> {
  const { due, unknown } = await recoverMail();
  mailRecovered.inc({ state: "leased" }, due);
  mailRecovered.inc({ state: "sending" }, unknown);
  if (due + unknown > 0) log.warn("took back mail of a lost node", { count: due, unknown });
}

async function endExpiredMail(): Promise<void> {
  const count = await expireMail();
  if (count > 0) log.warn("ended mail that was too old to leave", { count });
}

/** Every clock of the catalogue and what it does: a missing one does not compile. */
export const clockVerbs: Record<keyof typeof clocks, () => Promise<unknown>> = {
  sealAudit,
  anchorAudit,
  startDueReleases,
  recoverLeases,
  finishReleases: () => finishReleases(),
  expireMail: endExpiredMail,
  resumeReleases,
  resumeImports,
  checkDomains,
  makePartitions: makeNextPartitions,
  climbLadder,
  forgetOldRows,
};
