import { expect, test, vi } from "vitest";
import { makeTestDatabase } from "@/db/testing";
import { makeWorld } from "./make-world";
import { runAttacks } from "./run-attacks";
import { writeOutcome } from "./write-outcome";

/** In place of the helper by which every query names its tenant: the same, and once `isGone`, all tenants. */
const predicate = vi.hoisted(() => ({ isGone: false }));
vi.mock("@/db/of-tenant", async (original) => {
  const { eq, sql } = await import("drizzle-orm");
  const { ofTenant } = await original<typeof import("@/db/of-tenant")>();
  type Given = Parameters<typeof ofTenant>;
  return {
    ofTenant: (table: { id?: Given[0]["tenantId"] } & Given[0], context: Given[1], id?: string) => {
      if (!predicate.isGone)
        return id === undefined ? ofTenant(table, context) : ofTenant(table as never, context, id);
      return id === undefined || table.id === undefined ? sql`true` : eq(table.id, id);
    },
  };
});

const { admin } = await makeTestDatabase();
const isAsking = ({ name }: { name: string }) => name === "owner" || name === "key with every scope";

test("row-level security holds: without the condition that names the tenant, nothing of another tenant is told or changed", async () => {
  const world = await makeWorld(admin);
  predicate.isGone = true;
  const outcome = await runAttacks({ admin, world, isAsking });
  writeOutcome("withoutPredicates", outcome);
  expect(outcome.faults).toEqual([]);
  expect(outcome.leaks).toEqual([]);
});
