import type { accountLinks } from "@/db/schema";
import { hashToken, open, randomToken, seal } from "@/server/platform/secrets";

export type AccountLinkKind = (typeof accountLinks.$inferSelect)["kind"];

const place = (linkId: string) => `global/jobs/account-link/${linkId}` as const;

export type NewAccountLink = {
  /** The hash under which the link is stored. */
  linkId: string;
  /** What the link in the mail holds, as it waits in the queue: whoever reads the queue cannot use it. */
  sealedToken: string;
};

/** The secret of a link in a mail: 256 random bits, stored nowhere but sealed in the job that mails it. */
export const accountLink = {
  make(): NewAccountLink {
    const token = randomToken();
    const linkId = hashToken(token);
    return { linkId, sealedToken: seal(token, place(linkId)) };
  },
  /** @throws UNAVAILABLE it was sealed for another link or with another key */
  tokenOf: ({ linkId, sealedToken }: NewAccountLink): string => open(sealedToken, place(linkId)),
};
