import { beforeAll, expect, test } from "vitest";
import { makeTestDatabase } from "@/db/testing";
import { dangerousActs } from "@/server/auth/dangerous-acts";
import { newTenantContext } from "@/server/auth/request-context";
import { signInWithPassword } from "@/server/auth/testing-sign-in";
import { createTenant } from "@/server/domain/tenants/create-tenant";
import { appRouter } from "./root";
import { callWith } from "./testing-caller";

const { admin } = await makeTestDatabase();
const person = { email: "hana@example.test", password: "correct horse battery" };
let cookie: string;

beforeAll(async () => {
  const owner = { ...person, name: "花" };
  const tenant = { slug: "hana", name: "花屋", secondFactorRequired: false, owner };
  await createTenant(await newTenantContext("test"), tenant);
  cookie = await signInWithPassword(person);
});

const mutations = Object.entries(
  appRouter._def.procedures as unknown as Record<string, { _def: { type: string } }>,
)
  .filter(([, { _def }]) => _def.type === "mutation")
  .map(([path]) => path)
  .sort();

/** Calls a procedure without an input, which its schema refuses, so that nothing happens when the gate lets it through. */
async function ask(path: string): Promise<string> {
  const { api } = await callWith(cookie, "hana");
  const [noun = "", verb = ""] = path.split(".");
  const callers = api as unknown as Record<string, Record<string, (input: unknown) => Promise<unknown>>>;
  return (callers[noun]?.[verb]?.({ "no such field": 1 }) ?? Promise.resolve()).then(
    () => "done",
    (error: Error) => error.message,
  );
}

test("every dangerous act is one that there is", () => {
  expect([...dangerousActs].filter((path) => !mutations.includes(path))).toEqual([]);
});

test.each([...dangerousActs])(
  "%s asks for a factor when none was shown for a quarter of an hour",
  async (path) => {
    await admin`update sessions set proved_at = now() - interval '15 minutes 1 second'`;
    expect(await ask(path)).toContain("auth.proveAgain");
  },
);

test("what was shown a moment ago counts: so the test above can fail", async () => {
  await admin`update sessions set proved_at = now()`;
  for (const path of ["apiKeys.create", "people.changeRole", "tenants.updateSecurity"])
    expect(await ask(path)).not.toContain("auth.proveAgain");
});

/** Looked at one by one: they open no door, take nothing out, and can be undone or have guards of their own (approval, typed numbers). */
const harmless = `
accounts.changePassword apiKeys.revoke
approvals.approve approvals.return approvals.withdraw
campaigns.cancel campaigns.create campaigns.delete campaigns.duplicate campaigns.pause campaigns.requestApproval
campaigns.resume campaigns.send campaigns.stop campaigns.test campaigns.update
consents.change
contacts.create contacts.createField contacts.delete contacts.deleteField contacts.tag contacts.tagMatching contacts.untag
contacts.untagMatched contacts.untagMatching contacts.update contacts.updateField
domains.check
factors.prove factors.renamePasskey factors.startProof
folders.create folders.delete folders.put folders.update
imports.start imports.stop imports.update
invitations.accept invitations.revoke
people.revokeOtherSessions people.revokeSession people.updatePreferences
segments.create segments.delete segments.update
support.revoke
suppressions.add suppressions.lift suppressions.suppressMatching
tags.create tags.delete tags.update
templates.create templates.delete templates.duplicate templates.preview templates.update templates.uploadImage
tenants.update`
  .trim()
  .split(/\s+/);

test("a new procedure that changes something is either dangerous or was looked at", () => {
  expect(mutations.filter((path) => !dangerousActs.has(path))).toEqual([...harmless].sort());
});
