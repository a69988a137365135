import { PgBoss } from "pg-boss";
import { installationJobs, jobs } from "./catalog";

/** What a transaction of ours needs to put a job in; it cannot read payloads. */
const enqueueGrants = (role: string) => `
  grant usage on schema pgboss to "${role}";
  grant select on pgboss.queue to "${role}";
  grant insert on pgboss.job_common to "${role}";
  grant select (id) on pgboss.job, pgboss.job_common to "${role}"`;

/** Makes or updates the queue of every job in the catalog, and lets `roles` put jobs into them. Safe to run again. */
export async function makeQueues(jobsUrl: string, roles: readonly string[]): Promise<void> {
  const boss = new PgBoss({ connectionString: jobsUrl, supervise: false, schedule: false, max: 2 });
  boss.on("error", () => undefined);
  await boss.start();
  try {
    for (const { name, options } of Object.values({ ...jobs, ...installationJobs })) {
      const { policy, ...changeable } = options;
      if ((await boss.getQueue(name)) === null) await boss.createQueue(name, { ...changeable, policy });
      else await boss.updateQueue(name, changeable);
    }
    const database = boss.getDb();
    for (const role of roles) await database.executeSql(enqueueGrants(role));
  } finally {
    await boss.stop({ graceful: false });
  }
}
