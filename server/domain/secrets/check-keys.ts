import { globalDatabase } from "@/db/client";
import { keyFingerprints as table } from "@/db/schema";
import type { KeyRing } from "@/server/platform/key-ring";
import { errorFields, log } from "@/server/platform/log";
import { keyFingerprints, secretsRing } from "@/server/platform/secrets";

type Keys = { ring: KeyRing } & ReturnType<typeof keyFingerprints>;

/** What each purpose is called in the settings, and what to do when the key is another. */
const advice: Readonly<Record<string, string>> = {
  secrets:
    "The database holds secrets that were sealed with another key than SECRETS_KEY. Put that key into SECRETS_KEYS_RETIRED, start, and run: npm run secrets -- rotate",
  addresses:
    "The addresses in the database were hashed with another key than this: suppressions would not be found. Set ADDRESS_KEY to the SECRETS_KEY that they were made with.",
  tokens:
    "The links of mails that were sent were signed with another TOKENS_KEY: they would all be dead. Set TOKENS_KEY to the one they were made with.",
};

/**
 * Whether this process has the keys that the database's rows were made with; the first process ever says which these are.
 * A database that does not answer says nothing: the process waits for it in its own way.
 *
 * @throws Error in words: it has others, and would make or lose rows that nobody can mend
 */
export async function checkKeys(
  { ring, addresses, tokens }: Keys = { ring: secretsRing(), ...keyFingerprints() },
): Promise<void> {
  const mine: Readonly<Record<string, readonly string[]>> = {
    secrets: [...ring.ids],
    addresses: [addresses],
    tokens: [tokens],
  };
  const database = globalDatabase();
  const known = await database
    .select({ purpose: table.purpose, fingerprint: table.fingerprint })
    .from(table)
    .catch((error: unknown) =>
      log.warn("could not ask with which keys the rows were made", errorFields(error)),
    );
  if (!known) return;
  const strangers = known.filter(({ purpose, fingerprint }) => !mine[purpose]?.includes(fingerprint));
  if (strangers.length === 0) {
    const used = Object.entries({ secrets: ring.currentId, addresses, tokens });
    await database
      .insert(table)
      .values(used.map(([purpose, fingerprint]) => ({ purpose, fingerprint })))
      .onConflictDoNothing();
    return;
  }
  const lines = strangers.map(({ purpose, fingerprint }) => `  ${advice[purpose]} (key ${fingerprint})`);
  throw new Error(`Hikyaku cannot start with these keys:\n${lines.join("\n")}`);
}
