import { readFileSync } from "node:fs";
import { applyTestSettings } from "@/db/testing-settings";

export type InstanceUnderTest = {
  /** The settings of its processes. */
  env: Readonly<Record<string, string>>;
  /** MailDev's web address; null where the caller receives the mail itself. */
  inboxUrl: string | null;
};

let current: InstanceUnderTest | undefined;

/** Where the instance says how it runs; what tenants publish in its DNS is beside it. */
export const instanceFile = (): string => process.env.HIKYAKU_INSTANCE ?? ".data/instance.json";

/** The instance that the browser looks at, whose settings become this process's own: verbs called here act on its database. */
export function instanceUnderTest(): InstanceUnderTest {
  if (current) return current;
  const { env, inboxUrl = null }: InstanceUnderTest = JSON.parse(readFileSync(instanceFile(), "utf8"));
  applyTestSettings(env);
  current = { env, inboxUrl };
  return current;
}
