import { invitationMail } from "@/emails/invitation-mail";
import { accountLink, type NewAccountLink } from "@/server/domain/accounts/account-link";
import { linkUrl } from "@/server/domain/accounts/link-url";
import { sendNotice } from "@/server/domain/notifications/send-notice";
import type { Context } from "@/server/platform/context";
import { describeInvitation } from "./describe-invitation";

/**
 * Mails the link of an invitation, in the company's language.
 *
 * @throws UNAVAILABLE the mail did not leave; the job tries again
 */
export async function mailInvitation(
  context: Context,
  { invitationId, ...made }: NewAccountLink & { invitationId: string },
): Promise<void> {
  const { email, company, inviter, locale } = await describeInvitation(context, invitationId);
  const url = linkUrl("invitation", accountLink.tokenOf(made));
  await sendNotice({ to: email, name: "", ...invitationMail(locale, { company, inviter, url }) });
}
