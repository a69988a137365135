import { readFileSync } from "node:fs";
import { env } from "@/server/platform/env";
import type { ConsoleClient } from "@/workers/demo/console-client";
import { demoPeople } from "@/workers/demo/demo-people";
import { pagesToVisit } from "@/workers/demo/pages-to-visit";

/** Looks at a running instance over HTTP: signs in, opens each page in both languages, has one mail delivered. Exit code 0 or 1. */
const faults: string[] = [];
const told = (line: string) => process.stdout.write(`${line}\n`);
const mailPatienceMs = 60_000;

async function openPage(client: ConsoleClient, path: string, language: "ja" | "en"): Promise<void> {
  const cookies = [...client.cookies(), { name: "hk_locale", value: language }];
  const response = await client.send(path, {
    headers: { accept: "text/html", cookie: cookies.map(({ name, value }) => `${name}=${value}`).join("; ") },
  });
  const html = await response.text();
  const isBroken =
    response.status !== 200 ||
    html.includes("data-error-boundary") ||
    html.includes("NEXT_HTTP_ERROR_FALLBACK");
  if (isBroken) faults.push(`${path} (${language}) answered ${response.status}`);
}

async function testMail(client: ConsoleClient): Promise<void> {
  const { items } = await client.query<{ items: { id: string }[] }>("campaigns.list", { limit: 1 });
  const contacts = await client.query<{ items: { contactId: string }[] }>("contacts.list", { limit: 1 });
  const [campaign] = items;
  const [contact] = contacts.items;
  if (!campaign || !contact) {
    faults.push("the demo has no campaign or no contact to test with");
    return;
  }
  const to = demoPeople[1].email;
  const before = await inboxCount(to);
  await client.mutate("campaigns.test", { campaignId: campaign.id, contactId: contact.contactId, to: [to] });
  for (
    const until = Date.now() + mailPatienceMs;
    Date.now() < until;
    await new Promise((resolve) => setTimeout(resolve, 500))
  )
    if ((await inboxCount(to)) > before) return;
  faults.push("the test mail did not reach the inbox");
}

/** How many mails the local inbox (MailDev) has for an address. */
async function inboxCount(to: string): Promise<number> {
  const response = await fetch(`${inboxUrl()}/api/email`, { signal: AbortSignal.timeout(10_000) });
  if (!response.ok) throw new Error(`the inbox answered ${response.status}`);
  return JSON.stringify(await response.json()).split(`"${to}"`).length - 1;
}

function inboxUrl(): string {
  // biome-ignore lint/style/noProcessEnv: where `up` wrote how its instance is reached
  const file = process.env.HIKYAKU_INSTANCE;
  return file === undefined ? "" : JSON.parse(readFileSync(file, "utf8")).inboxUrl;
}

try {
  const { pages, client } = await pagesToVisit(env().APP_ORIGIN);
  told("Signed in with password and code.");
  const ofTheConsole = pages.filter(({ path }) => path.startsWith("/t/"));
  for (const { path } of ofTheConsole)
    for (const language of ["ja", "en"] as const) await openPage(client, path, language);
  told(`Opened ${ofTheConsole.length} pages in two languages.`);
  await testMail(client);
} catch (error) {
  faults.push(error instanceof Error ? error.message : String(error));
}
for (const fault of faults) told(`✗ ${fault}`);
if (faults.length === 0) told("✓ Every page opens, and a mail arrived.");
process.exit(faults.length === 0 ? 0 : 1);
