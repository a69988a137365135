import { beforeAll, expect, test } from "vitest";
import { makeTestDatabase } from "@/db/testing";
import { type FullTenant, fillTenant } from "@/server/api/trpc/testing-inputs";
import { createApiKey } from "@/server/domain/api-keys/create-api-key";
import { keyScopes } from "@/server/domain/api-keys/schema";
import { addPerson } from "@/server/domain/campaigns/testing-campaign";
import { permissionsOfRole, roles } from "@/server/platform/context";
import { handleRest } from "./handle-rest";
import { listOperations, type Operation, requestOf } from "./testing-operations";

/** Scopes that an operation asks for beside the one that the reference names, for people of a segment and for one contact's mail. */
const besides: Readonly<Record<string, readonly string[]>> = {
  "post /segments/explain": ["contacts:read"],
  "post /segments/preview": ["contacts:read"],
  "post /templates/preview": ["contacts:read"],
  "get /imports/{importId}/errors.csv": ["contacts:read"],
  "post /tags/{tagId}/contacts/matching": ["segments:read"],
  "delete /tags/{tagId}/contacts/matching": ["segments:read"],
  "post /suppressions/matching": ["segments:read"],
};
/** What every key may ask, whatever its scopes. */
const forEveryKey = ["get /tenant"];
/** Operations that one of several scopes is enough for; the reference names the first. */
const anyOf: Readonly<Record<string, readonly string[]>> = {
  "get /folders": ["segments:read", "templates:read"],
  "post /folders": ["segments:write", "templates:write"],
  "patch /folders/{folderId}": ["segments:write", "templates:write"],
  "delete /folders/{folderId}": ["segments:write", "templates:write"],
};
const needsOf = ({ name, permission }: Operation): readonly string[] => [
  ...(permission === null ? [] : [permission]),
  ...(besides[name] ?? []),
];

const { admin } = await makeTestDatabase();
let tenant: FullTenant;
let operations: Operation[];
beforeAll(async () => {
  tenant = await fillTenant(admin, "Hanaya");
  operations = await listOperations();
});

/** Whether the door let the key in, whatever the verb then said, and what was said. */
async function knock(operation: Operation, key: string): Promise<{ isLetIn: boolean; said: string }> {
  // Rights are asked here, not rates.
  await admin`delete from rate_limits`;
  const response = await handleRest(requestOf(operation, tenant, key));
  const said = `${response.status} ${await response.text()}`;
  return { isLetIn: !/^403 .*"people\.(notAllowed|personOnly)"/.test(said), said };
}

/** Where the door lets in who may not, or keeps out who may. */
async function faults(key: string, may: ReadonlySet<string>): Promise<string[]> {
  const found: string[] = [];
  for (const operation of operations) {
    const { isLetIn, said } = await knock(operation, key);
    const isWanted =
      needsOf(operation).every((scope) => may.has(scope)) ||
      (anyOf[operation.name] ?? []).some((scope) => may.has(scope));
    if (isWanted !== isLetIn) found.push(`${operation.name}: ${said}`);
  }
  return found;
}

test("every operation says its scope, or is for every key", () => {
  expect(operations.filter(({ permission }) => permission === null).map(({ name }) => name)).toEqual(
    forEveryKey,
  );
});

test.each(keyScopes)("a key with %s alone is let into just what asks for it", async (scope) => {
  const { key } = await createApiKey(tenant.owner, { name: scope, scopes: [scope], daysValid: null });
  expect(await faults(key, new Set([scope]))).toEqual([]);
});

test.each(roles)("a key of a maker who is %s by now does no more than this role", async (role) => {
  const maker = await addPerson(admin, tenant.owner, { name: role, role: "owner" });
  const { key } = await createApiKey(maker, { name: role, scopes: [...keyScopes], daysValid: null });
  await admin`update members set role = ${role} where person_id = ${maker.personId}`;
  const may = new Set(keyScopes.filter((scope) => permissionsOfRole[role].some((one) => one === scope)));
  expect(await faults(key, may)).toEqual([]);
});
