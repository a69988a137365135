import { apt, canApt } from "./apt.mjs";
import { runCommand } from "./run-command.mjs";
import { say } from "./say.mjs";

/** Programs that are not ours and judge what we make, with the Debian package of each and how to see that it is there. */
const all = [
  {
    what: "dkimpy, which verifies DKIM signatures",
    package: "python3-dkim",
    check: ["/usr/bin/python3", "-c", "import dkim"],
  },
  { what: "oathtool, which makes one-time codes", package: "oathtool", check: ["oathtool", "--version"] },
  {
    what: "Japanese fonts for the browser",
    package: "fonts-noto-cjk",
    check: ["sh", "-c", "fc-list :lang=ja | grep -q ."],
  },
];

/**
 * Installs the judges that are missing where that needs no question. Never fails: a test that lacks
 * its judge says so itself, as a skip or, when CI=true, as a failure.
 *
 * @returns {Promise<string[]>} what is still missing, in words
 */
export async function judges() {
  const missing = await findMissing();
  if (missing.length === 0) return [];
  if (canApt()) {
    say(`Installing ${missing.map((judge) => judge.package).join(", ")} …`);
    await apt(missing.map((judge) => judge.package));
  }
  const still = canApt() ? await findMissing() : missing;
  for (const judge of still)
    say(`Missing: ${judge.what} (Debian package ${judge.package}). Tests that need it are skipped.`);
  return still.map((judge) => judge.what);
}

async function findMissing() {
  const codes = await Promise.all(
    all.map(
      async ({ check: [command = "", ...args] }) =>
        (await runCommand(command, args, { timeoutSeconds: 30 })).code,
    ),
  );
  return all.filter((_, index) => codes[index] !== 0);
}
