import { createServer } from "node:http";
import { connectAs, disconnect } from "@/db/client";
import { checkKeys } from "@/server/domain/secrets/check-keys";
import { env } from "@/server/platform/env";
import { errorFields, log } from "@/server/platform/log";
import { registry } from "@/server/platform/metrics";

type Plan = {
  name: "worker" | "mta" | "intake";
  /** Health and metrics, on loopback. */
  port: number;
  start: () => Promise<void>;
  /** Stops taking work, ends what is under way, hands back the rest. */
  stop: () => Promise<void>;
  /** False: alive, but not able to work now. */
  isReady: () => boolean;
};

/** After this a stop is no longer waited for; what is left is recovered like after a crash. */
const stopLimitMs = 30_000;

/** Runs one of the worker processes: health, metrics, orderly stop on SIGTERM and SIGINT. */
export async function runProcess(makePlan: () => Plan): Promise<void> {
  connectAs("worker");
  try {
    const plan = makePlan();
    await checkKeys();
    await plan.start();
    let isStopping = false;
    const health = createServer((request, response) => {
      const isOk = request.url === "/health" || (plan.isReady() && !isStopping);
      if (request.url === "/metrics")
        void registry
          .metrics()
          .then((text) => response.writeHead(200, { "content-type": registry.contentType }).end(text));
      else
        response
          .writeHead(isOk ? 200 : 503, { "content-type": "application/json" })
          .end(JSON.stringify({ ok: isOk }));
    });
    health.listen(plan.port, "127.0.0.1");
    log.info("started", { process: plan.name, port: plan.port });
    const stop = (signal: string) => {
      if (isStopping) process.exit(1);
      isStopping = true;
      log.info("stopping", { process: plan.name, signal });
      setTimeout(() => process.exit(1), stopLimitMs).unref();
      void plan
        .stop()
        .catch((error: unknown) => log.error("did not stop in order", errorFields(error)))
        .then(() => disconnect())
        .finally(() => process.exit(0));
    };
    process.on("SIGTERM", stop).on("SIGINT", stop);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    log.error("did not start", { process: env().DEMO ? "demo" : "live", ...errorFields(error) });
    process.exit(1);
  }
}
