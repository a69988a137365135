import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { makeTestDatabase } from "@/db/testing";
import { readApiKey } from "@/server/auth/read-api-key";
import { keyContext, personContext } from "@/server/auth/request-context";
import { createApiKey } from "@/server/domain/api-keys/create-api-key";
import { keyScopes } from "@/server/domain/api-keys/schema";
import { addPerson } from "@/server/domain/campaigns/testing-campaign";
import { createFolder } from "@/server/domain/folders/create-folder";
import { updateFolder } from "@/server/domain/folders/update-folder";
import { addMember } from "@/server/domain/people/add-member";
import { changeRole } from "@/server/domain/people/change-role";
import { makeTestSender } from "@/server/domain/releases/testing-release";
import { type Context, permissions, roles } from "@/server/platform/context";
import { DomainError } from "@/server/platform/errors";
import { createRole } from "./create-role";
import type { GivenPlace } from "./schema";
import { updateRole } from "./update-role";

const { admin } = await makeTestDatabase();
const facts = { address: "", userAgent: "", requestId: "" };
let owner: Context & { personId: string };
beforeAll(async () => {
  const { context } = await makeTestSender(admin, 0);
  owner = await addPerson(admin, context, { name: "owner", role: "owner" });
});

/** What the door makes of somebody's next request; null when they are no member. */
async function contextOf(personId: string): Promise<Context | null> {
  const session = { sessionId: "t", personId, assurance: 2, email: "", name: "", signedInAt: new Date() };
  return personContext({ ...session, locale: "ja", theme: "system" }, owner.tenantId, facts).catch(
    () => null,
  );
}

const some = fc.uniqueArray(fc.constantFrom(...permissions), { maxLength: 6 });
const no = fc.nat(3);
const place = fc.record({
  role: fc.option(fc.constantFrom(...roles)),
  custom: no,
  folders: fc.option(fc.uniqueArray(no, { minLength: 1, maxLength: 2 })),
});
const act = fc.oneof(
  fc.record({ kind: fc.constant("add" as const), by: no, to: place }),
  fc.record({ kind: fc.constant("change" as const), by: no, of: no, to: place }),
  fc.record({ kind: fc.constant("make-role" as const), by: no, may: some }),
  fc.record({ kind: fc.constant("change-role" as const), by: no, no, may: some }),
  fc.record({ kind: fc.constant("key" as const), by: no, scopes: some }),
  fc.record({ kind: fc.constant("move" as const), by: no, no, to: fc.option(no) }),
);
type Act = typeof act extends fc.Arbitrary<infer T> ? T : never;

type World = { people: string[]; roles: string[]; folders: string[]; keys: string[] };
const pick = (list: readonly string[], at: number) => list[at % Math.max(1, list.length)] ?? randomUUID();
const givenOf = (
  world: World,
  { role, custom, folders }: Extract<Act, { kind: "add" }>["to"],
): GivenPlace => ({
  ...(role === null ? { customRoleId: pick(world.roles, custom) } : { role }),
  folders: folders && [...new Set(folders.map((at) => pick(world.folders, at)))],
});

/** One act by the real verbs, as one of the accounts that the attacker holds. What is refused is refused. */
async function perform(world: World, one: Act): Promise<void> {
  const context = await contextOf(pick(world.people, one.by));
  if (!context) return;
  if (one.kind === "add") {
    const account = { email: `${randomUUID()}@example.test`, name: "x", password: "correct horse battery" };
    const added = await addMember(context, { ...account, locale: "ja", ...givenOf(world, one.to) });
    world.people.push(added.personId);
  }
  if (one.kind === "change")
    await changeRole(context, { personId: pick(world.people, one.of), ...givenOf(world, one.to) });
  if (one.kind === "make-role")
    world.roles.push((await createRole(context, { name: randomUUID(), permissions: one.may })).customRoleId);
  if (one.kind === "change-role")
    await updateRole(context, { customRoleId: pick(world.roles, one.no), permissions: one.may });
  if (one.kind === "key") {
    const scopes = keyScopes.filter((scope) => one.scopes.some((asked) => asked === scope));
    world.keys.push((await createApiKey(context, { name: "k", scopes, daysValid: null })).key);
  }
  if (one.kind === "move")
    await updateFolder(context, {
      folderId: pick(world.folders, one.no),
      parentId: one.to === null ? null : pick(world.folders, one.to),
    });
}

test("nor by the verbs themselves, in the database", async () => {
  let allowed = 0;
  const start = fc.record({
    own: some,
    // Mostly somebody who may manage people: whoever may not is refused everything, which the matrix tests.
    role: fc.option(
      fc.constantFrom("admin" as const, "admin" as const, "owner" as const, "developer" as const),
      {
        freq: 2,
      },
    ),
    limit: fc.option(no, { freq: 1 }),
    other: some,
  });
  await fc.assert(
    fc.asyncProperty(start, fc.array(act, { minLength: 6, maxLength: 14 }), async (first, acts) => {
      const folderOf = async (parentId: string | null) =>
        (await createFolder(owner, { name: randomUUID(), parentId })).folderId;
      const a = await folderOf(null);
      const b = await folderOf(null);
      const folders = [a, await folderOf(a), b, await folderOf(b)];
      const roleOf = async (may: typeof first.own) =>
        (await createRole(owner, { name: randomUUID(), permissions: may })).customRoleId;
      const mine = await roleOf([...new Set([...first.own, "people:write" as const])]);
      const world: World = { people: [], roles: [mine, await roleOf(first.other)], folders, keys: [] };
      const { personId } = await addPerson(admin, owner, { name: "attacker", role: "analyst" });
      world.people.push(personId);
      const limit = first.role === "owner" || first.limit === null ? null : [pick(folders, first.limit)];
      await changeRole(owner, {
        personId,
        ...(first.role === null ? { customRoleId: mine } : { role: first.role }),
        folders: limit,
      });
      const had = await contextOf(personId);
      if (!had) throw new Error("the attacker is no member");
      const closed = had.folders ? folders.filter((folder) => !had.folders?.has(folder)) : [];
      const beyond = ({ may, folders: reach }: Context) => [
        ...[...may].filter((permission) => !had.may.has(permission)),
        ...(had.folders && !reach ? ["the whole tenant"] : closed.filter((folder) => reach?.has(folder))),
      ];
      for (const one of acts) {
        await perform(world, one).then(
          () => (allowed += 1),
          (error: unknown) => {
            if (!(error instanceof DomainError)) throw error;
          },
        );
        for (const each of world.people) {
          const context = await contextOf(each);
          expect(context && beyond(context)).toSatisfy((found) => found === null || found.length === 0);
          if (first.role !== "owner")
            expect(context?.actor).not.toMatchObject({ kind: "person", role: "owner" });
        }
        for (const key of world.keys) {
          const checked = await readApiKey(`Bearer ${key}`, null).catch(() => null);
          expect(checked ? beyond(keyContext(checked, facts)) : []).toEqual([]);
        }
      }
    }),
    { numRuns: 24 },
  );
  expect(allowed).toBeGreaterThan(10);
});
