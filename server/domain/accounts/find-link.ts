import { and, eq, gt, isNull, sql } from "drizzle-orm";
import { globalDatabase, type Transaction } from "@/db/client";
import { accountLinks } from "@/db/schema";
import { DomainError } from "@/server/platform/errors";
import { hashToken } from "@/server/platform/secrets";
import type { AccountLinkKind } from "./account-link";

export type AccountLink = typeof accountLinks.$inferSelect;

const ended = () => new DomainError("NOT_FOUND", "accounts.linkEnded");
const openLink = (token: string) =>
  and(
    eq(accountLinks.id, hashToken(token)),
    isNull(accountLinks.usedAt),
    gt(accountLinks.expiresAt, sql`now()`),
  );

/**
 * The link of a mail, while it is good; looking does not use it up.
 *
 * @param token what the link holds
 * @throws NOT_FOUND it is unknown, used or over: nobody can tell which
 */
export async function findLink(token: string): Promise<AccountLink> {
  const [link] = await globalDatabase().select().from(accountLinks).where(openLink(token));
  if (!link) throw ended();
  return link;
}

/**
 * Uses a link up, in the transaction of what it is good for; of two requests at once, one gets it.
 *
 * @throws NOT_FOUND it is unknown, used, over, or of another kind
 */
export async function takeLink(tx: Transaction, token: string, kind: AccountLinkKind): Promise<AccountLink> {
  const [link] = await tx
    .update(accountLinks)
    .set({ usedAt: sql`now()` })
    .where(and(openLink(token), eq(accountLinks.kind, kind)))
    .returning();
  if (!link) throw ended();
  return link;
}
