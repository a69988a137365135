// npm run up [-- --check]: everything on this machine, from a fresh clone. Needs Node 18 or newer, and no package.
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { checkInstance } from "./bootstrap/check-instance.mjs";
import { install } from "./bootstrap/install.mjs";
import { Instance } from "./bootstrap/instance.mjs";
import { onStop } from "./bootstrap/on-stop.mjs";
import { orExplain } from "./bootstrap/or-explain.mjs";
import { reexec } from "./bootstrap/reexec.mjs";
import { root } from "./bootstrap/root.mjs";
import { say, took } from "./bootstrap/say.mjs";

const usage = `npm run up                    starts everything on this machine; Ctrl-C stops it
npm run up -- --check         starts, looks at every page, sends one mail, stops; exit code 0 or 1
npm run up -- --dev           makes pages as they are asked for, and again when a file changes
npm run up -- --data FOLDER   keeps the data there, not in .data

Settings: see .env.example; a file .env is read. DATABASE_URL uses a PostgreSQL 18 of yours.`;

await orExplain(async () => {
  const options = readArguments(process.argv.slice(2));
  if (options.help) return say(usage);
  await install();
  await reexec(import.meta.url);
  const startedAt = performance.now();
  if (existsSync(join(root, ".env"))) process.loadEnvFile(join(root, ".env"));

  const instance = new Instance({
    dataDirectory: options.dataDirectory,
    settings: givenSettings(),
    isDevelopment: options.dev,
  });
  const { stopping } = onStop({ stop: () => instance.stop(), kill: () => instance.kill(), say });
  let running;
  try {
    running = await instance.start();
  } catch (error) {
    // Ctrl-C during the start has said all there is to say, and ends the process itself.
    if (stopping()) return;
    throw error;
  }
  if (options.check) {
    const isGood = await checkInstance(running, options.dataDirectory);
    await instance.stop();
    say(isGood ? `All is well (${took(startedAt)}).` : "The check has failed; see above.");
    process.exit(isGood ? 0 : 1);
  }
  say(summary(running, took(startedAt)));
  if (running.isNew) instance.actAsReaders(running);
});

/** @param {readonly string[]} args */
function readArguments(args) {
  const options = { check: false, dev: false, help: false, dataDirectory: join(root, ".data") };
  for (let index = 0; index < args.length; index += 1) {
    const argument = args[index];
    if (argument === "--check") options.check = true;
    else if (argument === "--dev") options.dev = true;
    else if (argument === "--help") options.help = true;
    else if (argument === "--data" && args[index + 1])
      options.dataDirectory = resolve(process.env.INIT_CWD ?? process.cwd(), args[++index] ?? "");
    else throw new Error(`"${argument}" is not known here.\n\n${usage}`);
  }
  return options;
}

/** The settings that the person gave, by the names that .env.example lists; the rest of the environment is none of ours. */
function givenSettings() {
  const names = readFileSync(join(root, ".env.example"), "utf8").matchAll(/^#? ?([A-Z][A-Z0-9_]*)=/gm);
  return Object.fromEntries([...names].map(([, name = ""]) => [name, process.env[name]]));
}

/**
 * @param {Awaited<ReturnType<Instance["start"]>>} running
 * @param {string} duration
 */
function summary({ env, inboxUrl, people }, duration) {
  const [staff, members] = [true, false].map((isStaff) =>
    people.filter(({ role }) => (role === "operator") === isStaff),
  );
  const width = Math.max(0, ...people.map(({ email }) => email.length));
  const lines = [
    `Hikyaku is up (${duration}).`,
    "",
    `  Open     ${env.APP_ORIGIN}`,
    ...members.map(
      ({ email, password, role }, index) =>
        `  ${index === 0 ? "Sign in" : "       "}  ${email.padEnd(width)}  ${password}  ${role}`,
    ),
    ...staff.map(
      ({ email, password }) =>
        `  Staff    ${email.padEnd(width)}  ${password}  at ${env.APP_ORIGIN}/operator/sign-in`,
    ),
    ...(people[0]
      ? [`  Code     npm run code -- ${people[0].name}   (a fresh second factor, demo only)`]
      : []),
    inboxUrl && env.MAIL_ROUTE === "inbox"
      ? `  Inbox    ${inboxUrl}   (every mail goes here, whatever its address)`
      : `  Mail     leaves this machine: MAIL_ROUTE=${env.MAIL_ROUTE}`,
    "  Stop     Ctrl-C",
  ];
  return `\n${lines.join("\n")}\n`;
}
