import type { Sql } from "@/db/client";
import { personEmailKey } from "@/server/domain/people/ensure-person";
import { hashPassword } from "@/server/domain/people/hash-password";

/**
 * Makes somebody an operator, or makes them one again; somebody without an account gets one with this password. At the command line
 * alone: the web has no right to write who runs the installation.
 *
 * @param owner connected as the owner of the tables
 * @returns whether the account is new, so that the password counts
 */
export async function addOperator(
  owner: Sql,
  { email, name, password }: { email: string; name: string; password: string },
): Promise<{ personId: string; isNew: boolean }> {
  const emailKey = personEmailKey(email);
  const passwordHash = await hashPassword(password);
  return owner.begin(async (tx) => {
    const made = await tx`insert into people (email, email_key, name, password_hash)
      values (${email.trim()}, ${emailKey}, ${name}, ${passwordHash}) on conflict (email_key) do nothing returning id`;
    const [person] = await tx<{ id: string }[]>`select id from people where email_key = ${emailKey}`;
    if (!person) throw new Error("a person was neither found nor made");
    await tx`insert into operators (person_id) values (${person.id}) on conflict (person_id) do update set disabled_at = null`;
    await tx`insert into operator_log (person_id, action, subject, details)
      values (${person.id}, 'operator.add', ${`people/${person.id}`}, ${tx.json({ by: "command line" })})`;
    return { personId: person.id, isNew: made.length > 0 };
  });
}

/**
 * Takes the operators' pages away from somebody, at once; their account stays.
 *
 * @returns false: no operator has this address
 */
export async function disableOperator(owner: Sql, email: string): Promise<boolean> {
  return owner.begin(async (tx) => {
    const [ended] = await tx<{ id: string }[]>`update operators o set disabled_at = now() from people p
      where p.id = o.person_id and p.email_key = ${personEmailKey(email)} and o.disabled_at is null returning p.id`;
    if (!ended) return false;
    await tx`update sessions set revoked_at = now() where person_id = ${ended.id} and audience = 'operator' and revoked_at is null`;
    await tx`insert into operator_log (person_id, action, subject, details)
      values (${ended.id}, 'operator.disable', ${`people/${ended.id}`}, ${tx.json({ by: "command line" })})`;
    return true;
  });
}
