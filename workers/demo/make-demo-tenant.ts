import { eq } from "drizzle-orm";
import { globalDatabase } from "@/db/client";
import { people } from "@/db/schema";
import { newTenantContext, personContext } from "@/server/auth/request-context";
import { totpSecret } from "@/server/auth/totp-secret";
import { addMember } from "@/server/domain/people/add-member";
import { createTenant } from "@/server/domain/tenants/create-tenant";
import { updateTenant } from "@/server/domain/tenants/update-tenant";
import type { Context } from "@/server/platform/context";
import { type DemoPerson, demoPassword, demoPeople, demoTotpSecret } from "./demo-people";

export const demoSlug = "tsukishiro";

/** The demo's company with its people, each with a password and a second factor, as contexts to act with. */
export async function makeDemoTenant(): Promise<Record<DemoPerson["key"], Context>> {
  const system = await newTenantContext("seed");
  const [owner] = demoPeople;
  await createTenant(system, {
    slug: demoSlug,
    name: "月代茶舗",
    owner: { email: owner.email, name: owner.name, password: demoPassword(owner), locale: owner.locale },
  });
  for (const person of demoPeople)
    if (person !== owner) {
      const { email, name, role, locale } = person;
      await addMember(system, { email, name, role, locale, password: demoPassword(person) });
    }
  const contexts = await demoContexts();
  for (const person of demoPeople) await setFactor(person);
  await updateTenant(contexts.owner, {
    legalName: "株式会社月代茶舗",
    postalAddress: "〒420-0000 静岡県静岡市葵区茶町1-2-3",
    contactPoint: "info@mail.tsukishiro.test / 054-000-0000",
  });
  return contexts;
}

/** Enrols the authenticator, as its owner would with the first code. */
async function setFactor(person: DemoPerson): Promise<void> {
  const id = await idOf(person);
  const sealed = totpSecret.seal(demoTotpSecret(person), id, "totp_secret");
  await globalDatabase().update(people).set({ totpSecret: sealed }).where(eq(people.id, id));
}

async function idOf(person: DemoPerson): Promise<string> {
  const [row] = await globalDatabase()
    .select({ id: people.id })
    .from(people)
    .where(eq(people.emailKey, person.email));
  if (!row) throw new Error(`${person.key} is not there`);
  return row.id;
}

/** The demo's people, each acting with a session of full assurance. */
export async function demoContexts(): Promise<Record<DemoPerson["key"], Context>> {
  const facts = { address: null, userAgent: "seed", requestId: "seed" };
  const entries = await Promise.all(
    demoPeople.map(async (person) => {
      const { email, name, locale } = person;
      const theme = "system" as const;
      const session = {
        sessionId: "seed",
        personId: await idOf(person),
        assurance: 2,
        email,
        name,
        locale,
        theme,
        signedInAt: new Date(),
      };
      return [person.key, await personContext(session, demoSlug, facts)] as const;
    }),
  );
  return Object.fromEntries(entries) as Record<DemoPerson["key"], Context>;
}
