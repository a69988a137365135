import type { ReceivedMail } from "@/e2e/mailbox";

/** The link by which a mail of ours lets its reader in. */
export function linkIn({ subject, text }: ReceivedMail): string {
  const [link] = /https?:\/\/\S+#[\w-]{43}/.exec(text) ?? [];
  if (link === undefined) throw new Error(`no link in “${subject}”`);
  return link;
}
