import { parseArgs } from "node:util";
import { MailDev } from "maildev";

/** MailDev holds its mails in memory: 3,000 take 466 MB. */
const newestKept = 500;

const { values } = parseArgs({
  options: { smtp: { type: "string" }, web: { type: "string" }, directory: { type: "string" } },
});
if (!values.smtp || !values.web || !values.directory)
  throw new Error("usage: inbox.ts --smtp PORT --web PORT --directory PATH");

const inbox = new MailDev({
  smtp: Number(values.smtp),
  web: Number(values.web),
  ip: "127.0.0.1",
  webIp: "127.0.0.1",
  mailDirectory: values.directory,
  maxEmails: newestKept,
  // Its log would have the addresses and subjects.
  silent: true,
});
await inbox.start();
for (const signal of ["SIGINT", "SIGTERM"] as const)
  process.once(signal, () => void inbox.stop().finally(() => process.exit(0)));
