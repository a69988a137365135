import { afterAll, expect, test } from "vitest";
import { makeTestDatabase } from "@/db/testing";
import { applyTestSettings } from "@/db/testing-settings";
import { startMailSink } from "@/server/mta/sink/mail-sink";
import { log } from "@/server/platform/log";
import { makeWorld } from "./make-world";
import { runAttacks } from "./run-attacks";
import { writeOutcome } from "./write-outcome";

const { admin } = await makeTestDatabase();
const sink = await startMailSink();
afterAll(() => sink.close());
// The command reads along.
applyTestSettings({ LOG_LEVEL: "debug", INBOX_SMTP: `127.0.0.1:${sink.port}` });

test("nobody of a tenant learns or changes anything of another, by whatever entry and in whatever role", async () => {
  const world = await makeWorld(admin);
  log.debug("the attacks begin");
  const outcome = await runAttacks({ admin, world, sink });
  writeOutcome("asItIs", outcome);
  expect(world.planted.without).toEqual([]);
  expect(world.planted.holding.length).toBeGreaterThan(100);
  expect(outcome.mails).toBeGreaterThan(1);
  expect(outcome.telling).toBeGreaterThan(40);
  expect(outcome.faults).toEqual([]);
  expect(outcome.leaks).toEqual([]);
});
