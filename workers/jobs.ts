import { PgBoss } from "pg-boss";
import { z } from "zod";
import { jobContext } from "@/server/auth/request-context";
import { clocks, installationJobs, jobs } from "@/server/jobs/catalog";
import { env } from "@/server/platform/env";
import { DomainError } from "@/server/platform/errors";
import { errorFields, log } from "@/server/platform/log";
import { jobRuns } from "@/server/platform/metrics";
import { clockVerbs } from "./queue/clock-verbs";
import { installationJobVerbs, jobVerbs } from "./queue/job-verbs";
import { runProcess } from "./run-process";

const ofTenant = z.object({ tenantId: z.uuid(), payload: z.unknown() });
const ofInstallation = z.object({ tenantId: z.null(), payload: z.unknown() });
const pollingIntervalSeconds = 0.5;
const jobsAtOnce = 2;
/** How often jobs of workers that are gone are looked for. */
const watchSeconds = 10;

let boss: PgBoss | undefined;
const timers: NodeJS.Timeout[] = [];

async function runJob(job: string, tenantId: string | null, run: () => Promise<unknown>): Promise<void> {
  const began = performance.now();
  try {
    await run();
    jobRuns.inc({ name: job, result: "done" });
    log.info("job done", { job, tenantId, durationMs: Math.round(performance.now() - began) });
  } catch (error) {
    jobRuns.inc({ name: job, result: "failed" });
    log.error("job failed", {
      job,
      tenantId,
      ...(error instanceof DomainError && { key: error.key }),
      ...errorFields(error),
    });
    throw error;
  }
}

async function runTenantJob(name: keyof typeof jobs, data: unknown): Promise<void> {
  const job = jobs[name];
  const { tenantId, payload } = ofTenant.parse(data);
  const verb = jobVerbs[name] as (
    context: ReturnType<typeof jobContext>,
    payload: unknown,
  ) => Promise<unknown>;
  await runJob(job.name, tenantId, () => verb(jobContext(tenantId, job.name), job.payload.parse(payload)));
}

async function runInstallationJob(name: keyof typeof installationJobs, data: unknown): Promise<void> {
  const job = installationJobs[name];
  const { payload } = ofInstallation.parse(data);
  const verb = installationJobVerbs[name] as (payload: unknown) => Promise<unknown>;
  await runJob(job.name, null, () => verb(job.payload.parse(payload)));
}

function startClock(name: keyof typeof clocks): void {
  const { everySeconds } = clocks[name];
  let isBusy = false;
  const tick = () => {
    if (isBusy) return;
    isBusy = true;
    clockVerbs[name]()
      .then(() => jobRuns.inc({ name: clocks[name].name, result: "done" }))
      .catch((error: unknown) => {
        jobRuns.inc({ name: clocks[name].name, result: "failed" });
        log.error("clock failed", { job: clocks[name].name, ...errorFields(error) });
      })
      .finally(() => {
        isBusy = false;
      });
  };
  timers.push(setInterval(tick, everySeconds * 1_000), setTimeout(tick, 500));
}

async function start(): Promise<void> {
  const url = env().JOBS_DATABASE_URL;
  if (url === undefined) throw new Error("JOBS_DATABASE_URL is not set: the worker cannot read its jobs");
  boss = new PgBoss({
    connectionString: url,
    max: 6,
    migrate: false,
    schedule: false,
    superviseIntervalSeconds: watchSeconds,
    monitorIntervalSeconds: watchSeconds,
  });
  boss.on("error", (error) => log.error("the job queue has trouble", errorFields(error)));
  await boss.start();
  const work = (queue: string, run: (data: unknown) => Promise<void>) =>
    boss?.work(queue, { pollingIntervalSeconds, localConcurrency: jobsAtOnce }, async ([job]) => {
      if (job) await run(job.data);
    });
  for (const name of Object.keys(jobs) as (keyof typeof jobs)[])
    await work(jobs[name].name, (data) => runTenantJob(name, data));
  for (const name of Object.keys(installationJobs) as (keyof typeof installationJobs)[])
    await work(installationJobs[name].name, (data) => runInstallationJob(name, data));
  for (const name of Object.keys(clocks) as (keyof typeof clocks)[]) startClock(name);
}

async function stop(): Promise<void> {
  for (const timer of timers) clearInterval(timer);
  await boss?.stop({ graceful: true, timeout: 20_000 });
}

await runProcess(() => ({
  name: "worker",
  port: env().WORKER_PORT,
  start,
  stop,
  isReady: () => boss !== undefined,
}));
