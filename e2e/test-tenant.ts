import { randomBytes } from "node:crypto";
import { eq } from "drizzle-orm";
import { generateSecret, generateSync } from "otplib";
import { globalDatabase } from "@/db/client";
import { people } from "@/db/schema";
import { newTenantContext, personContext } from "@/server/auth/request-context";
import { totpSecret } from "@/server/auth/totp-secret";
import { addMember } from "@/server/domain/people/add-member";
import { createTenant } from "@/server/domain/tenants/create-tenant";
import type { Context, Role } from "@/server/platform/context";
import { demoPeople } from "@/workers/demo/demo-people";
import { demoSlug } from "@/workers/demo/make-demo-tenant";

/** Somebody who can sign in. */
export type TestPerson = {
  personId: string;
  name: string;
  email: string;
  password: string;
  role: Role;
  /** What their authenticator app holds; null for somebody who has none yet. */
  secret: string | null;
};

export type NewPerson = {
  role: Role;
  name?: string;
  /** False: they set up the app when they first sign in. */
  hasFactor?: boolean;
};

const password = "correct horse battery staple";
const facts = { address: "127.0.0.1", userAgent: "e2e", requestId: "e2e" };
const nameOfRole: Record<Role, string> = {
  owner: "中村 健一",
  admin: "小林 悠",
  marketer: "佐藤 美咲",
  approver: "高橋 直樹",
  analyst: "伊藤 葵",
  developer: "渡辺 陸",
};

/** The six digits that the app of a person shows now. */
export function codeOf({ secret, email }: TestPerson): string {
  if (secret === null) throw new Error(`${email} has no authenticator app`);
  return generateSync({ secret });
}

/** Lets the code of this half minute be used again: tests sign in faster than people. */
export async function forgetUsedCode({ personId }: TestPerson): Promise<void> {
  await globalDatabase().update(people).set({ totpLastStep: 0 }).where(eq(people.id, personId));
}

/** An authenticator app for somebody who is there. @returns its secret */
export async function giveFactor(personId: string): Promise<string> {
  const secret = generateSecret();
  const sealed = totpSecret.seal(secret, personId, "totp_secret");
  await globalDatabase().update(people).set({ totpSecret: sealed }).where(eq(people.id, personId));
  return secret;
}

/**
 * A company of one test's own. `slug`, `name`, `owner`; `path("/campaigns")` is the address of a page of it;
 * `addPerson({ role: "approver" })` makes a colleague; `as(person)` is a Context by which any verb of server/domain can
 * make state: `await createSegment(await tenant.as(tenant.owner), { … })`.
 */
export type TestTenant = {
  tenantId: string;
  slug: string;
  name: string;
  owner: TestPerson;
  path: (page?: string) => string;
  addPerson: (person: NewPerson) => Promise<TestPerson>;
  as: (person: TestPerson) => Promise<Context>;
};

/** One more owner of the demo's company, whose data fill every page. */
export async function makeDemoOwner(): Promise<TestPerson & { secret: string }> {
  const [known] = await globalDatabase().select().from(people).where(eq(people.email, demoPeople[0].email));
  if (!known) throw new Error("this instance has no demo");
  const { id: personId, email, name, locale } = known;
  const session = { sessionId: "e2e", personId, assurance: 2 as const, email, name, signedInAt: new Date() };
  const context = await personContext({ ...session, locale, theme: "system" }, demoSlug, facts);
  const account = {
    name: nameOfRole.owner,
    email: `e2e-${randomBytes(5).toString("hex")}@tsukishiro.test`,
    password,
  };
  const added = await addMember(context, { ...account, role: "owner", locale: "ja" });
  return { ...account, personId: added.personId, role: "owner", secret: await giveFactor(added.personId) };
}

/** Makes a company with an owner, by the same verbs as the product. */
export async function makeTenant(name = "月代茶舗"): Promise<TestTenant> {
  const slug = `e2e-${randomBytes(5).toString("hex")}`;
  const emailOf = (role: Role) => `${role}-${randomBytes(3).toString("hex")}@${slug}.test`;
  const ownerAccount = { name: nameOfRole.owner, email: emailOf("owner"), password };
  const system = await newTenantContext("e2e");
  const { tenantId, ownerId } = await createTenant(system, { slug, name, owner: ownerAccount });
  const owner: TestPerson = {
    personId: ownerId,
    ...ownerAccount,
    role: "owner",
    secret: await giveFactor(ownerId),
  };
  const addPerson = async ({ role, name: own = nameOfRole[role], hasFactor = true }: NewPerson) => {
    const account = { name: own, email: emailOf(role), password };
    const { personId } = await addMember(system, { ...account, role, locale: "ja" });
    return { personId, ...account, role, secret: hasFactor ? await giveFactor(personId) : null };
  };
  const as = ({ personId, email, name: own }: TestPerson) => {
    const session = { sessionId: "e2e", personId, assurance: 2, email, name: own, signedInAt: new Date() };
    return personContext({ ...session, locale: "ja", theme: "system" }, slug, facts);
  };
  return { tenantId, slug, name, owner, path: (page = "") => `/t/${slug}${page}`, addPerson, as };
}
