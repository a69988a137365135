import { expect, test } from "vitest";
import { makeTestDatabase } from "@/db/testing";
import { applyTestSettings } from "@/db/testing-settings";
import { log } from "@/server/platform/log";
import { makeWorld } from "./make-world";
import { runAttacks } from "./run-attacks";
import { writeOutcome } from "./write-outcome";

const { admin } = await makeTestDatabase();
// The command reads along.
applyTestSettings({ LOG_LEVEL: "debug" });

test("nobody of a tenant learns or changes anything of another, by whatever entry and in whatever role", async () => {
  const world = await makeWorld(admin);
  log.debug("the attacks begin");
  const outcome = await runAttacks({ admin, world });
  writeOutcome("asItIs", outcome);
  expect(world.planted.without).toEqual([]);
  expect(world.planted.holding.length).toBeGreaterThan(100);
  expect(outcome.faults).toEqual([]);
  expect(outcome.leaks).toEqual([]);
});
