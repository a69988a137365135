import { createHash } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { readerFetch, readingAfterMs, trackedUrl } from "./reader-fetch";

/**
 * After the demo's first start some of its customers read the mail that was sent to them, so that reports have something to show.
 * They act once, on the mails that the inbox has by then, as real readers do: over HTTP, by the links of the mail.
 *
 * usage: read-first-mails.ts INBOX_URL
 */
const inboxUrl = process.argv[2];
if (!inboxUrl) throw new Error("usage: read-first-mails.ts INBOX_URL");
const waitMs = 120_000;
const quietMs = 3_000;
const share = { opens: 0.46, clicks: 0.15, leaves: 0.02 } as const;
const betweenMs = 150;

const receivedMails = z.array(
  z.object({
    html: z.string().optional(),
    to: z.array(z.object({ address: z.string() })),
  }),
);
type Mail = z.output<typeof receivedMails>[number];

const inbox = async (): Promise<Mail[]> => {
  const response = await fetch(`${inboxUrl}/api/email`, { signal: AbortSignal.timeout(20_000) });
  const mails = receivedMails.parse(await response.json());
  return mails.filter(({ html = "" }) => trackedUrl(html, "o") !== undefined);
};

/** Constant for an address, evenly spread over 0 to 1: who reads is the same in every demo. */
const moodOf = (address: string) => createHash("sha256").update(address).digest().readUInt32BE(0) / 2 ** 32;

async function act({ html = "", to }: Mail): Promise<void> {
  const mood = moodOf(to[0]?.address ?? "");
  const [pixel, link, leave] = [trackedUrl(html, "o"), trackedUrl(html, "c"), trackedUrl(html, "u")];
  if (mood > share.opens || !pixel || !link || !leave) return;
  await (await readerFetch(pixel)).arrayBuffer();
  if (mood < share.clicks) await readerFetch(link);
  if (mood < share.leaves)
    await readerFetch(leave, { method: "POST", body: new URLSearchParams("List-Unsubscribe=One-Click") });
  await sleep(betweenMs);
}

const until = Date.now() + waitMs;
let mails: Mail[] = [];
for (let before = -1; mails.length !== before || mails.length === 0; ) {
  if (Date.now() > until) break;
  before = mails.length;
  await sleep(quietMs);
  mails = await inbox();
}
await sleep(readingAfterMs);
for (const mail of mails) await act(mail);
