import type postgres from "postgres";
import type { MailSink } from "@/server/mta/sink/mail-sink";
import type { Answer } from "./ask-door";
import type { Asker, World } from "./make-world";

export type Finding = { readonly entry: string; readonly who: string; readonly what: string };
export type Outcome = {
  entries: number;
  roles: Set<string>;
  attacks: number;
  /** Entries that tell the other tenant itself its canary: what the attacks could have found. */
  telling: number;
  /** Mails that our tenant wrote meanwhile, and that were looked through. */
  mails: number;
  /** Something of the other tenant was told or changed. */
  leaks: Finding[];
  /** An entry that could not be attacked, or that a cache may keep: what is to be done is in it. */
  faults: Finding[];
};
export type Attack = {
  readonly admin: postgres.Sql;
  readonly world: World;
  /** Who attacks; all of them unless said. */
  readonly isAsking?: (asker: Asker) => boolean;
  /** Takes the mails that leave meanwhile; without it none does. */
  readonly sink?: MailSink | null;
};

/** What one entry is attacked with: everything that an attack notes and looks at. */
export type Scene = Required<Attack> & {
  readonly outcome: Outcome;
  /** The other tenant's ids, the canary, and whatever else of its own must not be told. */
  readonly secrets: readonly string[];
  /** Puts every row of the database back. */
  readonly restore: () => Promise<void>;
  readonly note: (kind: "leaks" | "faults", entry: string, who: string, what: string) => void;
};

/** Looks through an answer for what only the other tenant knows. */
export function inspect(
  scene: Scene,
  entry: string,
  who: string,
  answer: Answer,
  sent: readonly string[],
  isOpen = false,
): void {
  scene.outcome.attacks += 1;
  scene.outcome.roles.add(who);
  const told = `${JSON.stringify(answer.headers)}\n${answer.body}`.toLowerCase();
  const rest = sent.reduce(
    (text, word) => (word === "" ? text : text.replaceAll(word.toLowerCase(), "")),
    told,
  );
  const found = scene.secrets.find((secret) => rest.includes(secret.toLowerCase()));
  if (found !== undefined && !isOpen)
    scene.note(
      "leaks",
      entry,
      who,
      found === scene.world.canary
        ? "the canary is in the answer"
        : `an id of theirs is in the answer (${found})`,
    );
  const cache = answer.headers["cache-control"] ?? "";
  if (!isOpen && !(cache.includes("no-store") && cache.includes("private")))
    scene.note("faults", entry, who, `a cache may keep its answer: cache-control is "${cache}"`);
  if (answer.status >= 500)
    scene.note("faults", entry, who, `answered ${answer.status}: ${answer.body.slice(0, 200)}`);
}
