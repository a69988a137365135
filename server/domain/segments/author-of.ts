import type { Context } from "@/server/platform/context";

/** The id of who acts: a person, an API key, or the name of a job. */
export function authorOf({ actor }: Context): string {
  if (actor.kind === "person") return actor.personId;
  return actor.kind === "key" ? actor.keyId : actor.job;
}
