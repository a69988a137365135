import { expect } from "@playwright/test";
import { type ParsedMail, simpleParser } from "mailparser";

/** A mail as the inbox received it. */
export type ReceivedMail = {
  id: string;
  subject: string;
  /** As it came over the wire: what a signature is judged by. */
  raw: Buffer;
  text: string;
  html: string;
  /** By name in lower case, unfolded, as they are written. */
  headers: ReadonlyMap<string, string>;
  receivedAt: Date;
};

export type Arrival = { address: string; receivedAt: Date };

type Listed = { id: string; time: string; subject: string; to: { address: string }[] };

const timeoutMs = 10_000;
const waitMs = 30_000;
/** The most that the inbox lists at once. */
const pageSize = 100;

/** Mails that the instance delivered to its own inbox (MailDev, which keeps the newest 500). */
export type Mailbox = {
  /** Whom and when mails reached that have a word in subject, text, sender or recipient: a company's domain lists all that it sent. */
  arrivals: (word: string) => Promise<Arrival[]>;
  /** All mails to an address, in the order in which they came. */
  list: (address: string) => Promise<ReceivedMail[]>;
  /** The newest mail to an address; waits up to 30 s for it. `subject`: only one with this in its subject. */
  waitFor: (address: string, options?: { subject?: string }) => Promise<ReceivedMail>;
};

export function makeMailbox(inboxUrl: string | null): Mailbox {
  const ask = (path: string) => {
    if (inboxUrl === null) throw new Error("this instance has no inbox");
    return fetch(`${inboxUrl}/api/email/${path}`, { signal: AbortSignal.timeout(timeoutMs) });
  };
  const search = async (word: string): Promise<Listed[]> => {
    const found = new Map<string, Listed>();
    for (let skip = 0, total = 1; skip < total; skip += pageSize) {
      const query = { search: word, sort: "asc", skip: String(skip), limit: String(pageSize) };
      const response = await ask(`summary?${new URLSearchParams(query)}`);
      if (!response.ok) throw new Error(`the inbox answered ${response.status}`);
      const page: { items: Listed[]; total: number } = await response.json();
      for (const item of page.items) found.set(item.id, item);
      total = page.total;
    }
    return [...found.values()];
  };
  const listTo = async (address: string) =>
    (await search(address)).filter(({ to }) =>
      to.some((one) => one.address.toLowerCase() === address.toLowerCase()),
    );
  const open = async ({ id, time }: Listed): Promise<ReceivedMail> => {
    const raw = Buffer.from(await (await ask(`${id}/source`)).arrayBuffer());
    return { id, raw, receivedAt: new Date(time), ...readMail(await simpleParser(raw)) };
  };
  const waitFor: Mailbox["waitFor"] = async (address, { subject = "" } = {}) => {
    let found: Listed | undefined;
    await expect
      .poll(
        async () => {
          found = (await listTo(address)).findLast((mail) => mail.subject.includes(subject));
          return found !== undefined;
        },
        { message: `a mail to ${address}`, timeout: waitMs },
      )
      .toBe(true);
    if (!found) throw new Error(`no mail to ${address}`);
    return open(found);
  };
  return {
    arrivals: async (word) =>
      (await search(word)).map(({ to, time }) => ({
        address: to[0]?.address ?? "",
        receivedAt: new Date(time),
      })),
    list: async (address) => Promise.all((await listTo(address)).map(open)),
    waitFor,
  };
}

function readMail({ subject = "", text = "", html, headerLines }: ParsedMail) {
  const unfolded = headerLines.map(({ key, line }) => {
    const value = line.slice(line.indexOf(":") + 1).replace(/\r?\n(?=[ \t])/g, "");
    return [key.toLowerCase(), value.trim()] as const;
  });
  return { subject, text, html: html || "", headers: new Map(unfolded) };
}
