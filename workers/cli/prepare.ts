import { prepareDatabase } from "@/db/prepare";
import { makeQueues } from "@/server/jobs/make-queues";

const url = (name: string): string => {
  // biome-ignore lint/style/noProcessEnv: runs before the settings of a process exist; ADMIN_DATABASE_URL belongs to nobody else
  const value = process.env[name];
  if (value === undefined || value === "") throw new Error(`${name} is not set`);
  return value;
};

try {
  await prepareDatabase({
    admin: url("ADMIN_DATABASE_URL"),
    owner: url("OWNER_DATABASE_URL"),
    app: url("DATABASE_URL"),
    worker: url("WORKER_DATABASE_URL"),
    jobs: url("JOBS_DATABASE_URL"),
  });
  await makeQueues(url("JOBS_DATABASE_URL"), ["hikyaku_app", "hikyaku_worker"]);
} catch (error) {
  process.stderr.write(
    `The database could not be prepared: ${error instanceof Error ? error.message : String(error)}\n`,
  );
  process.exitCode = 1;
}
