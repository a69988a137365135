import { expect, test } from "vitest";
import { makeTestDatabase } from "@/db/testing";
import { makeTestTenant } from "@/server/domain/contacts/testing-tenant";
import { getTenant } from "./get-tenant";
import { updateTenant } from "./update-tenant";

const { admin } = await makeTestDatabase();

test("of two people who opened the same settings, the second to save is told so and changes nothing", async () => {
  const context = await makeTestTenant(admin);
  const { revision } = await getTenant(context);
  const saves = await Promise.allSettled(
    ["花屋", "花店"].map((name) => updateTenant(context, { revision, name })),
  );
  expect(saves.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  const [refused] = saves.flatMap((save) => (save.status === "rejected" ? [save.reason] : []));
  const [saved] = saves.flatMap((save) => (save.status === "fulfilled" ? [save.value] : []));
  const now = await getTenant(context);
  expect(refused).toMatchObject({
    code: "CONFLICT",
    key: "tenants.changedMeanwhile",
    details: { revision: now.revision },
  });
  expect(saved).toEqual({ revision: now.revision });
});

test("each save gives the revision of the next, also within one millisecond", async () => {
  const context = await makeTestTenant(admin);
  let { revision } = await getTenant(context);
  const seen = new Set([revision]);
  for (let no = 0; no < 5; no++) {
    ({ revision } = await updateTenant(context, { revision, weeklyCap: no + 1 }));
    seen.add(revision);
  }
  expect(seen.size).toBe(6);
  expect(await getTenant(context)).toMatchObject({ weeklyCap: 5, revision });
});

test("without a revision, what is given is set over any", async () => {
  const context = await makeTestTenant(admin);
  await updateTenant(context, { name: "花屋" });
  await updateTenant(context, { legalName: "株式会社花屋" });
  expect(await getTenant(context)).toMatchObject({ name: "花屋", legalName: "株式会社花屋" });
});
