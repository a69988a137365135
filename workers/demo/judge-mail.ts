import { spawn } from "node:child_process";
import { join } from "node:path";
import { root } from "@/workers/bootstrap/root.mjs";

export type Judgement = { judged: number; faulty: number; first: [string, string[]][] };

/** Debian's python3 has dkimpy (python3-dkim); another python may not. */
const python = "/usr/bin/python3";

/** Has every received mail judged by dkimpy and Python's email. @throws Error the judge is missing or broke down */
export function judgeMail(directory: string, txt: Readonly<Record<string, string>>): Promise<Judgement> {
  return new Promise((resolve, reject) => {
    const judge = spawn(python, [join(root, "workers", "demo", "judge-mail.py")], {
      stdio: ["pipe", "pipe", "pipe"],
    });
    const [out, trouble]: string[][] = [[], []];
    judge.stdout.on("data", (data: Buffer) => out?.push(data.toString()));
    judge.stderr.on("data", (data: Buffer) => trouble?.push(data.toString()));
    judge.on("error", reject);
    judge.on("close", (code) => {
      if (code === 0) resolve(JSON.parse((out ?? []).join("")));
      else
        reject(
          new Error(
            `the judge of mails failed (is python3-dkim installed?): ${(trouble ?? []).join("").slice(-500)}`,
          ),
        );
    });
    judge.stdin.end(JSON.stringify({ directory, txt }));
  });
}
