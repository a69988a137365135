import { spawnSync } from "node:child_process";
import type { ReceivedMail } from "@/e2e/mailbox";
import { judgeWithDkimpy } from "@/server/mta/dkim/testing-dkimpy";

/** Whether there is a dkimpy to ask; where CI is set there must be one (Debian: python3-dkim). */
export const canJudge = (): boolean =>
  process.env.CI === "true" || spawnSync("/usr/bin/python3", ["-c", "import dkim"]).status === 0;

/** Whether dkimpy accepts the signature of a mail as it came, by the TXT records of its sender. */
export const judgeSignature = ({ raw }: ReceivedMail, txt: Readonly<Record<string, string>>): boolean =>
  judgeWithDkimpy([{ message: raw, txt }])[0] ?? false;
