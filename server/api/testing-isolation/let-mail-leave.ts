import { simpleParser } from "mailparser";
import { jobContext } from "@/server/auth/request-context";
import { jobs } from "@/server/jobs/catalog";
import type { MailSink } from "@/server/mta/sink/mail-sink";
import { DomainError } from "@/server/platform/errors";
import { startTestNode, toInbox } from "@/workers/mta/testing-sending-node";
import { jobVerbs } from "@/workers/queue/job-verbs";
import { askProcedure } from "./ask-door";
import type { Scene } from "./scene";

type Verb = (context: ReturnType<typeof jobContext>, payload: unknown) => Promise<unknown>;
const verbOf = (name: string): Verb | undefined => {
  const found = Object.entries(jobs).find(([, job]) => job.name === name);
  return found && (jobVerbs[found[0] as keyof typeof jobVerbs] as Verb);
};

/** Does what is queued for our tenant, and what that queues, as the worker would. */
async function runJobs({ admin, world: { ours }, note, secrets }: Scene): Promise<void> {
  const done = new Set<string>();
  for (let found = 1; found > 0; ) {
    const rows = await admin<{ id: string; name: string; data: { payload: unknown } }[]>`
      select id, name, data from pgboss.job where data->>'tenantId' = ${ours.tenantId}`;
    const fresh = rows.filter(({ id }) => !done.has(id));
    found = fresh.length;
    for (const { id, name, data } of fresh) {
      done.add(id);
      const text = JSON.stringify(data).toLowerCase();
      if (secrets.some((secret) => text.includes(secret.toLowerCase())))
        note("leaks", `job ${name}`, "", "its payload tells something of theirs");
      await verbOf(name)?.(jobContext(ours.tenantId, name), data.payload).catch((error: unknown) => {
        // What an attack has queued may be about nothing.
        if (!(error instanceof DomainError)) throw error;
      });
    }
  }
}

/** Deliveries wait for no clock: the node takes what is due until nothing of ours is left. */
async function emptyQueue({ admin, world: { ours } }: Scene, sink: MailSink): Promise<void> {
  const node = await startTestNode(toInbox(sink.port), 2);
  const endsAt = Date.now() + 30_000;
  for (let left = 1; left > 0 && Date.now() < endsAt; ) {
    const [row] = await admin<
      { left: number }[]
    >`select count(*)::int "left" from queue where tenant_id = ${ours.tenantId} and due_at <= now() + interval '1 minute'`;
    left = row?.left ?? 0;
    if (left > 0) await new Promise((resolve) => setTimeout(resolve, 100));
  }
  await node.stop(5);
}

/**
 * Lets our tenant write a test mail and its notices, delivers all that waits, and looks through every mail as its reader sees it.
 *
 * @returns how many mails there were
 */
export async function letMailLeave(scene: Scene, sink: MailSink): Promise<number> {
  const { admin, world, note, secrets } = scene;
  const { ours } = world;
  const [own] = await admin<{ email: string }[]>`select email from people where id = ${ours.owner.personId}`;
  const owner = ours.people[0] ?? { name: "owner" };
  const body = { campaignId: ours.ids.campaignId, contactId: ours.ids.contactId, to: [own?.email] };
  const answer = await askProcedure(
    owner,
    { path: "campaigns.test", isQuery: false },
    { body, tenant: ours.slug },
  );
  if (answer.status !== 200)
    note("faults", "mail", "owner", `our own test mail was refused: ${answer.body.slice(0, 300)}`);
  await runJobs(scene);
  await emptyQueue(scene, sink);
  for await (const { bytes, recipients, envelopeFrom } of sink.messages()) {
    const { headerLines, text = "", html } = await simpleParser(bytes);
    const told = [
      bytes.toString("latin1"),
      ...headerLines.map(({ line }) => line),
      text,
      html || "",
      ...recipients,
      envelopeFrom,
    ]
      .join("\n")
      .toLowerCase();
    const found = secrets.find((secret) => told.includes(secret.toLowerCase()));
    if (found !== undefined)
      note(
        "leaks",
        "mail",
        "",
        `a mail of ours tells something of theirs (${found === world.canary ? "the canary" : found})`,
      );
  }
  return sink.counts().messages;
}
