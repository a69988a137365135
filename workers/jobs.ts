import { PgBoss } from "pg-boss";
import { z } from "zod";
import { jobContext } from "@/server/auth/request-context";
import { clocks, jobs } from "@/server/jobs/catalog";
import { env } from "@/server/platform/env";
import { DomainError } from "@/server/platform/errors";
import { errorFields, log } from "@/server/platform/log";
import { jobRuns } from "@/server/platform/metrics";
import { clockVerbs } from "./queue/clock-verbs";
import { jobVerbs } from "./queue/job-verbs";
import { runProcess } from "./run-process";

const envelope = z.object({ tenantId: z.uuid(), payload: z.unknown() });
const pollingIntervalSeconds = 0.5;
const jobsAtOnce = 2;
/** How often jobs of workers that are gone are looked for. */
const watchSeconds = 10;

let boss: PgBoss | undefined;
const timers: NodeJS.Timeout[] = [];

async function runJob(name: keyof typeof jobs, data: unknown): Promise<void> {
  const job = jobs[name];
  const { tenantId, payload } = envelope.parse(data);
  const began = performance.now();
  const verb = jobVerbs[name] as (
    context: ReturnType<typeof jobContext>,
    payload: unknown,
  ) => Promise<unknown>;
  try {
    await verb(jobContext(tenantId, job.name), job.payload.parse(payload));
    jobRuns.inc({ name: job.name, result: "done" });
    log.info("job done", { job: job.name, tenantId, durationMs: Math.round(performance.now() - began) });
  } catch (error) {
    jobRuns.inc({ name: job.name, result: "failed" });
    log.error("job failed", {
      job: job.name,
      tenantId,
      ...(error instanceof DomainError && { key: error.key }),
      ...errorFields(error),
    });
    throw error;
  }
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
  for (const name of Object.keys(jobs) as (keyof typeof jobs)[])
    await boss.work(
      jobs[name].name,
      { pollingIntervalSeconds, localConcurrency: jobsAtOnce },
      async ([job]) => {
        if (job) await runJob(name, job.data);
      },
    );
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
