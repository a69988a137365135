import { expect, test } from "vitest";
import { ownVerdict } from "@/server/mta/smtp/verdict";
import { HostMemory } from "./host-memory";

const failure = ownVerdict("deferred", "host", "4.4.1", "no connection");
const memory = () => new HostMemory({ firstSeconds: 15, maxSeconds: 300 });

test.each([
  { failures: 1, seconds: 15 },
  { failures: 2, seconds: 30 },
  { failures: 5, seconds: 240 },
  { failures: 6, seconds: 300 },
  { failures: 2000, seconds: 300 },
])("after $failures failures in a row a host rests $seconds s", ({ failures, seconds }) => {
  const hosts = memory();
  for (let count = 0; count < failures; count++) hosts.failed("192.0.2.1", failure, 0);
  expect(hosts.resting("192.0.2.1", seconds * 1000 - 1)).toBe(failure);
  expect(hosts.resting("192.0.2.1", seconds * 1000)).toBeNull();
  expect(hosts.resting("192.0.2.2", 0)).toBeNull();
});

test("a host that worked starts anew", () => {
  const hosts = memory();
  for (let count = 0; count < 5; count++) hosts.failed("192.0.2.1", failure, 0);
  hosts.worked("192.0.2.1");
  expect(hosts.resting("192.0.2.1", 0)).toBeNull();
  hosts.failed("192.0.2.1", failure, 0);
  expect(hosts.resting("192.0.2.1", 15_000)).toBeNull();
});

test("a conversation that breaks off counts the third time in a row, and not when one went well between", () => {
  const hosts = memory();
  for (const _ of [1, 2]) hosts.brokeOff("192.0.2.1", failure, 0);
  hosts.worked("192.0.2.1");
  for (const _ of [1, 2]) hosts.brokeOff("192.0.2.1", failure, 0);
  expect(hosts.resting("192.0.2.1", 0)).toBeNull();
  hosts.brokeOff("192.0.2.1", failure, 0);
  expect(hosts.resting("192.0.2.1", 0)).toBe(failure);
});

test("what a host cannot do outlasts its good days; encryption is tried again after three days", () => {
  const hosts = memory();
  hosts.cannotPipeline("192.0.2.1");
  hosts.cannotEncrypt("192.0.2.1", 0);
  hosts.worked("192.0.2.1");
  expect([hosts.canPipeline("192.0.2.1"), hosts.canPipeline("192.0.2.2")]).toEqual([false, true]);
  const days = 24 * 60 * 60 * 1000;
  expect([hosts.canEncrypt("192.0.2.1", 3 * days - 1), hosts.canEncrypt("192.0.2.1", 3 * days)]).toEqual([
    false,
    true,
  ]);
});
