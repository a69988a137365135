import { simpleParser } from "mailparser";
import type postgres from "postgres";
import { applyTestSettings } from "@/db/testing-settings";
import { jobContext } from "@/server/auth/request-context";
import { installationJobs, jobs } from "@/server/jobs/catalog";
import { startMailSink } from "@/server/mta/sink/mail-sink";
import { installationJobVerbs, jobVerbs } from "@/workers/queue/job-verbs";

export type TestMail = { to: string; subject: string; text: string };
export type TestPost = {
  /** Runs what waits in the queue, and gives the mails that left by it. */
  deliver: () => Promise<TestMail[]>;
  close: () => Promise<void>;
};

type Queued = { id: string; name: string; data: { tenantId: string | null; payload: unknown } };

async function run({ name, data: { tenantId, payload } }: Queued): Promise<void> {
  for (const [key, job] of Object.entries(tenantId === null ? installationJobs : jobs))
    if (job.name === name) {
      const checked = job.payload.parse(payload) as never;
      if (tenantId === null) await installationJobVerbs[key as keyof typeof installationJobs](checked);
      else await jobVerbs[key as keyof typeof jobs](jobContext(tenantId, name), checked);
    }
}

/** A receiver of our own mail, for as long as a test needs it. Comes after `makeTestDatabase`, before anything asks for a setting. */
export async function startTestPost(admin: postgres.Sql): Promise<TestPost> {
  const sink = await startMailSink({});
  applyTestSettings({ MAIL_ROUTE: "inbox", INBOX_SMTP: `127.0.0.1:${sink.port}` });
  const seen = new Set<number>();
  const deliver = async () => {
    for (const queued of await admin<Queued[]>`delete from pgboss.job returning id, name, data`)
      await run(queued);
    const mails: TestMail[] = [];
    for await (const { number, recipients, bytes } of sink.messages()) {
      if (seen.has(number)) continue;
      seen.add(number);
      const { subject = "", text = "" } = await simpleParser(bytes);
      mails.push({ to: recipients.join(), subject, text });
    }
    return mails;
  };
  return { deliver, close: () => sink.close() };
}
