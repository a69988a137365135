import { sampleOf } from "@/server/api/trpc/testing-inputs";
import { jobContext } from "@/server/auth/request-context";
import { jobs } from "@/server/jobs/catalog";
import { DomainError } from "@/server/platform/errors";
import { jobVerbs } from "@/workers/queue/job-verbs";
import type { Scene } from "./scene";

type Verb = (context: ReturnType<typeof jobContext>, payload: unknown) => Promise<unknown>;

/** Runs every job for our tenant with a payload that names what is another's: a job that took its tenant from there would work on it. */
export async function attackJobs(scene: Scene, look: (entry: string) => Promise<void>): Promise<void> {
  const { ours, theirs } = scene.world;
  for (const [name, { payload }] of Object.entries(jobs)) {
    const entry = `job ${name}`;
    scene.outcome.entries += 1;
    scene.outcome.attacks += 1;
    const missing = Object.keys(payload.shape).filter((key) => key.endsWith("Id") && !(key in theirs.ids));
    if (missing.length > 0)
      scene.note(
        "faults",
        entry,
        "",
        `no fixture for ${missing.join(", ")}: \`otherIds\` of server/api/testing-isolation/make-world.ts`,
      );
    const verb = jobVerbs[name as keyof typeof jobVerbs] as Verb;
    try {
      await verb(jobContext(ours.tenantId, "isolation"), payload.parse(sampleOf(payload, theirs)));
    } catch (error) {
      // Whoever is asked for what is not there may say so.
      if (!(error instanceof DomainError)) throw error;
    }
    await look(entry);
  }
}
