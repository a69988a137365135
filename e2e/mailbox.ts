import { expect } from "@playwright/test";

/** A mail as the inbox received it. */
export type ReceivedMail = {
  id: string;
  subject: string;
  /** Headers by name in lower case. */
  headers: Readonly<Record<string, string>>;
  text: string;
  html: string;
  to: readonly { address: string; name: string }[];
  from: readonly { address: string; name: string }[];
};

const timeoutMs = 10_000;
const waitMs = 30_000;

/** Mails that the instance delivered to its own inbox (MailDev). */
export type Mailbox = {
  /** All mails to an address, in the order in which they came. */
  list: (address: string) => Promise<ReceivedMail[]>;
  /** The newest mail to an address; waits up to 30 s for it. `subject`: only one with this in its subject. */
  waitFor: (address: string, options?: { subject?: string }) => Promise<ReceivedMail>;
};

export function makeMailbox(inboxUrl: string | null): Mailbox {
  const list = async (address: string) => {
    if (inboxUrl === null) throw new Error("this instance has no inbox");
    const response = await fetch(`${inboxUrl}/email`, { signal: AbortSignal.timeout(timeoutMs) });
    const mails: ReceivedMail[] = await response.json();
    return mails.filter(({ to }) => to.some((one) => one.address.toLowerCase() === address.toLowerCase()));
  };
  const waitFor: Mailbox["waitFor"] = async (address, { subject = "" } = {}) => {
    let found: ReceivedMail | undefined;
    await expect
      .poll(
        async () => {
          found = (await list(address)).findLast((mail) => mail.subject.includes(subject));
          return found !== undefined;
        },
        { message: `a mail to ${address}`, timeout: waitMs },
      )
      .toBe(true);
    if (!found) throw new Error(`no mail to ${address}`);
    return found;
  };
  return { list, waitFor };
}
