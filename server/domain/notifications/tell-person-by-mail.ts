import { workerSql } from "@/db/client";
import { accountNotice } from "@/emails/account-notice";
import { describeBrowser } from "@/server/domain/people/pure/describe-browser";
import type { AccountNotice } from "@/server/jobs/catalog";
import { env } from "@/server/platform/env";
import { noticePlace } from "./notice-place";
import { sendNotice } from "./send-notice";

type Told = { email: string; name: string; locale: "ja" | "en"; zone: string | null; codesLeft: number };

/**
 * Mails what `tellPerson` has noted, in the person's language and in the zone of the first company that took them in.
 *
 * @param sealedPlace from `noticePlace`
 * @throws UNAVAILABLE the mail did not leave; the job tries again
 */
export async function tellPersonByMail({
  personId,
  what,
  at,
  sealedPlace,
}: {
  personId: string;
  what: AccountNotice;
  at: string;
  sealedPlace: string;
}): Promise<void> {
  const [person] = await workerSql()<Told[]>`
    select p.email, p.name, p.locale, (
      select t.time_zone from members m join tenants t on t.tenant_id = m.tenant_id
      where m.person_id = p.id order by m.created_at limit 1) zone,
      (select count(*)::int from recovery_codes r where r.person_id = p.id and r.used_at is null) "codesLeft"
    from people p where p.id = ${personId}`;
  if (!person) return;
  const { address, userAgent } = noticePlace.open(sealedPlace, personId);
  const { browser, system } = describeBrowser(userAgent);
  const notice = accountNotice(person.locale, {
    what,
    personName: person.name,
    at: new Date(at),
    zone: person.zone ?? "UTC",
    address,
    browser: [browser, system].filter(Boolean).join(" / ") || null,
    codesLeft: person.codesLeft,
    origin: env().APP_ORIGIN,
  });
  await sendNotice({ to: person.email, name: person.name, ...notice });
}
