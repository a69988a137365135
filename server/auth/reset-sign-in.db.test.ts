import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { makeTestDatabase } from "@/db/testing";
import { addPerson } from "@/server/domain/campaigns/testing-campaign";
import { makeTestTenant } from "@/server/domain/contacts/testing-tenant";
import { DomainError } from "@/server/platform/errors";
import { resetSignIn } from "./reset-sign-in";

const { admin } = await makeTestDatabase();

test("who lost the app begins anew: app, sessions and sign-ins under way are gone, others' are not, and the company is told", async () => {
  const context = await makeTestTenant(admin);
  const [lost, other] = [
    await addPerson(admin, context, { name: "佐藤", role: "marketer" }),
    await addPerson(admin, context, { name: "高橋", role: "approver" }),
  ];
  for (const { personId } of [lost, other]) {
    await admin`update people set totp_secret = 'sealed', password_hash = 'old' where id = ${personId}`;
    await admin`insert into passkeys (id, person_id, name, public_key) values (${randomUUID()}, ${personId}, '鍵', 'k')`;
    await admin`insert into recovery_codes (person_id, hash) values (${personId}, 'h')`;
    await admin`insert into sessions (id, person_id, assurance, expires_at) values (${randomUUID()}, ${personId}, 2, now() + interval '1 hour')`;
    await admin`insert into login_challenges (id, person_id, expires_at) values (${randomUUID()}, ${personId}, now() + interval '5 minutes')`;
  }
  expect(await resetSignIn({ email: `${lost.personId}@EXAMPLE.test ` })).toEqual({ sessionsEnded: 1 });
  expect(
    await admin`select data->'payload'->>'what' what, data->'payload'->>'personId' id from pgboss.job`,
  ).toEqual([{ what: "sign-in-reset", id: lost.personId }]);

  const states = await admin`
    select p.name, p.totp_secret is not null app, p.password_hash = 'old' same,
      (select count(*)::int from passkeys k where k.person_id = p.id) passkeys,
      (select count(*)::int from recovery_codes r where r.person_id = p.id) codes,
      (select count(*)::int from sessions s where s.person_id = p.id and revoked_at is null) sessions,
      (select count(*)::int from login_challenges c where c.person_id = p.id) challenges
    from people p order by p.name`;
  expect(states).toEqual([
    { name: "佐藤", app: false, same: true, passkeys: 0, codes: 0, sessions: 0, challenges: 0 },
    { name: "高橋", app: true, same: true, passkeys: 1, codes: 1, sessions: 1, challenges: 1 },
  ]);
  expect(await admin`select subject, actor_kind, details from audit_log`).toEqual([
    {
      subject: `people/${lost.personId}`,
      actor_kind: "system",
      details: { password: false, sessionsEnded: 1 },
    },
  ]);

  await resetSignIn({ email: `${other.personId}@example.test`, password: "a new long password" });
  const [row] =
    await admin`select password_hash <> 'old' as changed from people where id = ${other.personId}`;
  expect(row).toEqual({ changed: true });
});

test("an address that nobody has is an error", async () => {
  await expect(resetSignIn({ email: "nobody@example.test" })).rejects.toThrow(DomainError);
});
