import { and, eq, isNull } from "drizzle-orm";
import { globalDatabase } from "@/db/client";
import { accountLinks, people } from "@/db/schema";
import { accountLinkMail } from "@/emails/account-link-mail";
import { sendNotice } from "@/server/domain/notifications/send-notice";
import { env } from "@/server/platform/env";
import { accountLink, type NewAccountLink } from "./account-link";
import { linkUrl } from "./link-url";
import { linkDetails } from "./schema";

const forget = (linkId: string) => globalDatabase().delete(accountLinks).where(eq(accountLinks.id, linkId));

/**
 * Mails the link that `requestLink` has made. Who signs up with an address that has an account is told so, and gets no link; a
 * password of an account that is not there is not reset, and nobody gets a mail.
 *
 * @throws UNAVAILABLE the mail did not leave; the job tries again
 */
export async function mailLink({ linkId, sealedToken }: NewAccountLink): Promise<void> {
  const [link] = await globalDatabase()
    .select()
    .from(accountLinks)
    .where(and(eq(accountLinks.id, linkId), isNull(accountLinks.usedAt)));
  if (!link || link.kind === "invitation") return;
  const [person] = await globalDatabase()
    .select({ id: people.id, name: people.name, email: people.email, locale: people.locale })
    .from(people)
    .where(eq(people.emailKey, link.emailKey));
  const { kind } = link;
  const origin = env().APP_ORIGIN;
  if (person && kind === "sign-up") {
    await forget(linkId);
    await sendNotice({
      to: person.email,
      name: person.name,
      ...accountLinkMail(person.locale, { about: "known-address", url: `${origin}/sign-in`, origin }),
    });
    return;
  }
  if (!person && kind === "password-reset") {
    await forget(linkId);
    return;
  }
  const url = linkUrl(kind, accountLink.tokenOf({ linkId, sealedToken }));
  const locale = person?.locale ?? linkDetails.parse(link.details).locale;
  // What a stranger has filled in is not put before the reader of a mail that they may not have asked for.
  const name = person?.name ?? "";
  await sendNotice({ to: link.email, name, ...accountLinkMail(locale, { about: kind, url, origin }) });
}
