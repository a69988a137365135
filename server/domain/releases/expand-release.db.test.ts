import { expect, test } from "vitest";
import { makeTestDatabase } from "@/db/testing";
import { expandAll } from "@/server/domain/sends/testing-delivery";
import { listHaltedReleases } from "./list-halted-releases";
import { makeTestRelease, makeTestSender } from "./testing-release";

const { admin } = await makeTestDatabase();

test("the weekly cap counts what a contact was sent, and not the tests that showed his data", async () => {
  const sender = await makeTestSender(admin, 2);
  const { tenantId } = sender.context;
  await admin`update tenants set weekly_cap = 1 where tenant_id = ${tenantId}`;
  const [mailed, shown] = await admin<
    { id: string }[]
  >`select id from contacts where tenant_id = ${tenantId}`;
  for (const [kind, contact] of [
    ["campaign", mailed],
    ["test", shown],
  ] as const) {
    const earlier = await makeTestRelease(admin, sender, { kind, state: "done" });
    await admin`insert into sends (tenant_id, made_month, release_id, contact_id, address_hash, domain, dedupe_key)
      select ${tenantId}, made_month, id, ${contact?.id ?? null}, 'h', 'example.test', id::text from releases where id = ${earlier}`;
  }
  const releaseId = await makeTestRelease(admin, sender);
  await expandAll(admin, sender.context, releaseId);
  expect(
    await admin`select contact_id, excluded_reason from sends where release_id = ${releaseId} order by excluded_reason nulls last`,
  ).toEqual([
    { contact_id: mailed?.id, excluded_reason: "frequency-cap" },
    { contact_id: shown?.id, excluded_reason: null },
  ]);
});

test("halted are those that are paused, stopped or gone, whatever the tenant", async () => {
  const [one, other] = [await makeTestSender(admin, 0), await makeTestSender(admin, 0)];
  const of = async (sender: typeof one, state: string) => ({
    tenantId: sender.context.tenantId,
    releaseId: await makeTestRelease(admin, sender, { state }),
  });
  const running = [await of(one, "sending"), await of(other, "expanding")];
  const halted = [
    await of(one, "paused"),
    await of(other, "stopped"),
    { tenantId: one.context.tenantId, releaseId: crypto.randomUUID() },
  ];
  expect(await listHaltedReleases([...running, ...halted])).toEqual(
    new Set(halted.map(({ releaseId }) => releaseId)),
  );
});
