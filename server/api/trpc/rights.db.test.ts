import { beforeAll, expect, test } from "vitest";
import { makeTestDatabase } from "@/db/testing";
import { addPerson } from "@/server/domain/campaigns/testing-campaign";
import { type Permission, permissions, permissionsOfRole, roles } from "@/server/platform/context";
import { DomainError } from "@/server/platform/errors";
import { ask, type FullTenant, fillTenant, inputsOf, type Person, procedures } from "./testing-inputs";

type Needs =
  | Permission
  | readonly Permission[]
  | { anyOf: readonly Permission[] }
  /** Another for each of its inputs, in their order. */
  | { byInput: readonly Permission[] }
  | "member";

/**
 * What each procedure asks for, when it is asked for all that it can do (people of a segment, a mail as one contact gets it): a
 * permission, several at once, or nothing but a place in the tenant.
 */
const needs: Readonly<Record<string, Needs>> = {
  "accounts.changePassword": "member",
  "accounts.isSignUpOpen": "member",
  "apiKeys.list": "keys:write",
  "apiKeys.create": "keys:write",
  "apiKeys.revoke": "keys:write",
  "apiKeys.rotate": "keys:write",
  "apiKeys.update": "keys:write",
  "approvals.list": "campaigns:read",
  "approvals.get": "campaigns:read",
  "approvals.preview": ["campaigns:read", "contacts:read"],
  "approvals.approve": "approvals:decide",
  "approvals.return": "approvals:decide",
  "approvals.withdraw": "campaigns:write",
  "audit.list": "audit:read",
  "audit.chain": "audit:read",
  "calendar.list": "campaigns:read",
  "campaigns.create": "campaigns:write",
  "campaigns.update": "campaigns:write",
  "campaigns.delete": "campaigns:write",
  "campaigns.duplicate": "campaigns:write",
  "campaigns.get": "campaigns:read",
  "campaigns.list": "campaigns:read",
  "campaigns.watch": "campaigns:read",
  "campaigns.preview": ["campaigns:read", "contacts:read"],
  "campaigns.check": "campaigns:read",
  "campaigns.countAudience": "campaigns:read",
  "campaigns.test": "campaigns:test",
  "campaigns.requestApproval": "campaigns:write",
  "campaigns.send": "campaigns:write",
  "campaigns.pause": "campaigns:stop",
  "campaigns.resume": "campaigns:write",
  "campaigns.stop": "campaigns:stop",
  "campaigns.cancel": "campaigns:write",
  "consents.change": "contacts:write",
  "contacts.list": ["contacts:read", "segments:read"],
  "contacts.get": "contacts:read",
  "contacts.create": "contacts:write",
  "contacts.update": "contacts:write",
  "contacts.delete": "contacts:write",
  "contacts.tag": "contacts:write",
  "contacts.count": ["contacts:read", "segments:read"],
  "contacts.tagMatching": ["contacts:write", "segments:read"],
  "contacts.untagMatched": "contacts:write",
  "contacts.untagMatching": ["contacts:write", "segments:read"],
  "contacts.untag": "contacts:write",
  "contacts.listFields": "contacts:read",
  "contacts.createField": "contacts:write",
  "contacts.updateField": "contacts:write",
  "contacts.deleteField": "contacts:write",
  "domains.add": "domains:write",
  "domains.get": "domains:read",
  "domains.check": "domains:write",
  "domains.remove": "domains:write",
  "domains.list": "domains:read",
  "factors.activateTotp": "member",
  "factors.addPasskey": "member",
  "factors.list": "member",
  "factors.makeRecoveryCodes": "member",
  "factors.prove": "member",
  "factors.removePasskey": "member",
  "factors.removeTotp": "member",
  "factors.renamePasskey": "member",
  "factors.startPasskey": "member",
  "factors.startProof": "member",
  "factors.startTotp": "member",
  "folders.list": { anyOf: ["campaigns:read", "segments:read", "templates:read"] },
  "folders.create": { anyOf: ["campaigns:write", "segments:write", "templates:write"] },
  "folders.update": { anyOf: ["campaigns:write", "segments:write", "templates:write"] },
  "folders.delete": { anyOf: ["campaigns:write", "segments:write", "templates:write"] },
  "folders.put": { byInput: ["segments:write", "templates:write", "campaigns:write"] },
  "imports.get": "contacts:read",
  "imports.list": "contacts:read",
  "imports.listErrors": "contacts:read",
  "imports.update": "contacts:write",
  "imports.start": "contacts:write",
  "imports.stop": "contacts:write",
  "invitations.list": "people:write",
  "invitations.create": "people:write",
  "invitations.resend": "people:write",
  "invitations.revoke": "people:write",
  "invitations.accept": "member",
  "names.search": "member",
  "people.me": "member",
  "people.myRights": "member",
  "people.updatePreferences": "member",
  "people.listSessions": "member",
  "people.revokeSession": "member",
  "people.revokeOtherSessions": "member",
  "people.listMembers": "member",
  "people.changeRole": "people:write",
  "people.removeMember": "people:write",
  "people.endSessions": "people:write",
  "reports.get": "reports:read",
  "roles.list": "member",
  "roles.create": "people:write",
  "roles.update": "people:write",
  "roles.delete": "people:write",
  "segments.list": "segments:read",
  "segments.get": "segments:read",
  "segments.count": "segments:read",
  "segments.preview": ["segments:read", "contacts:read"],
  "segments.explain": ["segments:read", "contacts:read"],
  "segments.create": "segments:write",
  "segments.update": "segments:write",
  "segments.delete": "segments:write",
  "suppressions.list": "contacts:read",
  "suppressions.add": "contacts:write",
  "suppressions.suppressMatching": ["contacts:write", "segments:read"],
  "suppressions.liftMatched": "contacts:write",
  "suppressions.lift": "contacts:write",
  "support.list": "settings:write",
  "support.grant": "settings:write",
  "support.revoke": "settings:write",
  "tags.list": "contacts:read",
  "tags.create": "contacts:write",
  "tags.update": "contacts:write",
  "tags.delete": "contacts:write",
  "templates.create": "templates:write",
  "templates.update": "templates:write",
  "templates.get": "templates:read",
  "templates.delete": "templates:write",
  "templates.duplicate": "templates:write",
  "templates.list": "templates:read",
  "templates.listStarters": "templates:read",
  "templates.preview": ["templates:read", "contacts:read"],
  "templates.uploadImage": "templates:write",
  "tenants.listMine": "member",
  "tenants.get": "member",
  "tenants.getStanding": "member",
  "tenants.getUsage": "member",
  "tenants.update": "settings:write",
  "tenants.getSecurity": "member",
  "tenants.updateSecurity": "settings:write",
};

/** What somebody lacks of it; empty: the procedure must let them in. */
function missingOf(wanted: Needs, no: number, may: ReadonlySet<Permission>): readonly Permission[] {
  if (wanted === "member") return [];
  if (typeof wanted === "string") return missingOf([wanted], no, may);
  if ("anyOf" in wanted) return wanted.anyOf.some((one) => may.has(one)) ? [] : wanted.anyOf;
  if ("byInput" in wanted) return missingOf(wanted.byInput.slice(no, no + 1), no, may);
  return wanted.filter((one) => !may.has(one));
}

const { admin } = await makeTestDatabase();
let tenant: FullTenant;
beforeAll(async () => {
  tenant = await fillTenant(admin, "Hanaya");
});

/** Where a procedure lets in who may not, or keeps out who may. Whatever else it answers, it let in. */
async function faults(who: Person): Promise<string[]> {
  const found: string[] = [];
  for (const procedure of procedures) {
    for (const [no, input] of inputsOf(procedure, tenant).entries()) {
      const missing = missingOf(needs[procedure.path] ?? [], no, who.may);
      const { failure, words } = await ask(who, procedure.path, input);
      const refused =
        failure instanceof DomainError && /^people\.(notAllowed|personOnly)$/.test(failure.key)
          ? failure.details.permission
          : undefined;
      const isRight = missing.length === 0 ? refused === undefined : missing.some((one) => one === refused);
      if (!isRight) found.push(`${procedure.path} for want of ${missing.join(", ") || "nothing"}: ${words}`);
    }
  }
  return found;
}

test("every procedure says here what it asks for, and none is said that is gone", () => {
  expect(Object.keys(needs).sort()).toEqual(procedures.map(({ path }) => path).sort());
});

test.each([...roles].reverse())(
  "%s is let into what the matrix allows, and into nothing else",
  async (role) => {
    const who = await addPerson(admin, tenant.owner, { name: role, role });
    expect([...who.may].sort()).toEqual([...permissionsOfRole[role]].sort());
    expect(await faults(who)).toEqual([]);
  },
);

test.each(permissions)("with nothing but %s, one is let into just what asks for it", async (permission) => {
  const who = await addPerson(admin, tenant.owner, { name: permission, role: "analyst" });
  expect(await faults({ ...who, may: new Set([permission]) })).toEqual([]);
});

test("a procedure that asked for another permission would be found", async () => {
  const who = await addPerson(admin, tenant.owner, { name: "wrong", role: "analyst" });
  const wrong: Person = { ...who, may: new Set<Permission>(["contacts:read"]) };
  const { failure } = await ask(wrong, "segments.list", { limit: 1 });
  expect(failure).toMatchObject({ key: "people.notAllowed", details: { permission: "segments:read" } });
});
