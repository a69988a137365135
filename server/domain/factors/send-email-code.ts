import { randomInt } from "node:crypto";
import { workerSql } from "@/db/client";
import { signInCode } from "@/emails/sign-in-code";
import { sendNotice } from "@/server/domain/notifications/send-notice";
import { hashEmailCode } from "./hash-email-code";
import { emailCodeSeconds } from "./request-email-code";

const digits = 6;

/**
 * Makes the code of a sign-in that waits for one, and mails it. Another one takes the place of the first; a sign-in that is
 * over gets none.
 *
 * @throws UNAVAILABLE the mail did not leave; the job tries again, with another code
 */
export async function sendEmailCode({ challengeId }: { challengeId: string }): Promise<void> {
  const code = String(randomInt(10 ** digits)).padStart(digits, "0");
  const [person] = await workerSql()<{ email: string; name: string; locale: "ja" | "en" }[]>`
    update login_challenges c set email_code_hash = ${hashEmailCode(challengeId, code)}
    from people p
    where c.id = ${challengeId} and p.id = c.person_id and c.used_at is null and c.expires_at > now()
    returning p.email, p.name, p.locale`;
  if (!person) return;
  const facts = { personName: person.name, code, minutes: emailCodeSeconds / 60 };
  await sendNotice({ to: person.email, name: person.name, ...signInCode(person.locale, facts) });
}
