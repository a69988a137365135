import { parseArgs } from "node:util";
import { disconnect } from "@/db/client";
import { resetSignIn } from "@/server/auth/reset-sign-in";
import { DomainError } from "@/server/platform/errors";
import { randomToken } from "@/server/platform/secrets";

const usage = "usage: npm run reset-sign-in -- --email hana@example.jp [--new-password]";

/** Lets somebody in again who has lost their app, passkeys and recovery codes, and with `--new-password` their password, which is shown once. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { email: { type: "string" }, "new-password": { type: "boolean", default: false } },
  });
  const { email, "new-password": wantsPassword } = values;
  if (!email) throw new Error(usage);
  const password = wantsPassword ? randomToken() : undefined;
  const { sessionsEnded } = await resetSignIn({ email, password });
  process.stdout.write(
    `${email} sets up a new authenticator app or passkey at the next sign-in. Sessions ended: ${sessionsEnded}.\n${
      password === undefined ? "" : `The new password: ${password}\n`
    }`,
  );
}

try {
  await main();
} catch (error) {
  const told =
    error instanceof DomainError
      ? "Nobody signs in with that address."
      : error instanceof Error
        ? error.message
        : String(error);
  process.stderr.write(`${told}\n`);
  process.exitCode = 1;
} finally {
  await disconnect();
}
