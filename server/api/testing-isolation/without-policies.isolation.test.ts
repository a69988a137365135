import { expect, test } from "vitest";
import { makeTestDatabase } from "@/db/testing";
import { makeWorld } from "./make-world";
import { runAttacks } from "./run-attacks";
import { takePoliciesAway } from "./take-guards-away";
import { writeOutcome } from "./write-outcome";

const { admin } = await makeTestDatabase();
const isAsking = ({ name }: { name: string }) => name === "owner" || name === "key with every scope";

test("every query names its tenant: without row-level security, nothing of another tenant is told or changed", async () => {
  const world = await makeWorld(admin);
  await takePoliciesAway(admin);
  const outcome = await runAttacks({ admin, world, isAsking });
  writeOutcome("withoutPolicies", outcome);
  expect(outcome.faults).toEqual([]);
  expect(outcome.leaks).toEqual([]);
});
