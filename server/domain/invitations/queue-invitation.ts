import { and, count, eq, gt, isNull, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { accountLinks, invitations } from "@/db/schema";
import { accountLink } from "@/server/domain/accounts/account-link";
import { jobs } from "@/server/jobs/catalog";
import { enqueue } from "@/server/jobs/enqueue";
import type { Context } from "@/server/platform/context";
import { DomainError } from "@/server/platform/errors";

export const goodForDays = 7;
const mostPerHour = 50;
const pauseSeconds = 600;
/** From all companies together: whose mailbox it is has asked none of them. */
const mostToAddressPerHour = 5;
const secondsPerHour = 3_600;

const since = (seconds: number) => sql`now() - make_interval(secs => ${seconds})`;

/** @throws RATE_LIMITED the company has sent many, or one to this address just now */
async function limitInvitations(tx: Transaction, { tenantId }: Context, emailKey: string): Promise<void> {
  // Of requests at once, each sees what the one before has sent.
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`invitations/${tenantId}`}, 0))`);
  const [sent] = await tx
    .select({
      inHour: count(),
      toAddress:
        sql`count(*) filter (where ${accountLinks.emailKey} = ${emailKey} and ${accountLinks.createdAt} > ${since(pauseSeconds)})`.mapWith(
          Number,
        ),
    })
    .from(accountLinks)
    .where(
      and(
        eq(accountLinks.kind, "invitation"),
        eq(accountLinks.tenant, tenantId),
        gt(accountLinks.createdAt, since(secondsPerHour)),
      ),
    );
  if ((sent?.toAddress ?? 0) > 0)
    throw new DomainError("RATE_LIMITED", "invitations.justSent", {
      field: "email",
      retryAfterSeconds: pauseSeconds,
    });
  if ((sent?.inHour ?? 0) >= mostPerHour)
    throw new DomainError("RATE_LIMITED", "invitations.tooMany", { retryAfterSeconds: secondsPerHour });
}

/** Other companies' invitations are nobody's business here: the inviter is not told that this mail stays away. */
async function isFlooded(tx: Transaction, emailKey: string): Promise<boolean> {
  const [sent] = await tx
    .select({ inHour: count() })
    .from(accountLinks)
    .where(
      and(
        eq(accountLinks.kind, "invitation"),
        eq(accountLinks.emailKey, emailKey),
        gt(accountLinks.createdAt, since(secondsPerHour)),
      ),
    );
  return (sent?.inHour ?? 0) >= mostToAddressPerHour;
}

/**
 * Has the link of an invitation mailed; links that were mailed before no longer work. Whether the address has an account is not looked at.
 *
 * @throws RATE_LIMITED the company has sent 50 in an hour, or one to this address within ten minutes
 */
export async function queueInvitation(
  tx: Transaction,
  context: Context,
  { invitationId, email, emailKey }: { invitationId: string; email: string; emailKey: string },
): Promise<void> {
  await limitInvitations(tx, context, emailKey);
  const isMailed = !(await isFlooded(tx, emailKey));
  await tx
    .update(accountLinks)
    .set({ usedAt: sql`now()` })
    .where(and(eq(accountLinks.invitationId, invitationId), isNull(accountLinks.usedAt)));
  const made = accountLink.make();
  const expiresAt = sql`now() + make_interval(days => ${goodForDays})`;
  await tx.insert(accountLinks).values({
    id: made.linkId,
    kind: "invitation",
    email,
    emailKey,
    tenant: context.tenantId,
    invitationId,
    expiresAt,
  });
  await tx
    .update(invitations)
    .set({ expiresAt })
    .where(ofTenant(invitations, context, invitationId));
  if (isMailed) await enqueue(tx, context, jobs.mailInvitation, { invitationId, ...made });
}
