import { expect, test } from "vitest";
import type { Outcome } from "@/server/mta/lanes/outcome";
import { judgeOutcome } from "./judge-outcome";
import type { LeasedMail } from "./lease-mail";

const now = new Date("2026-03-01T00:00:00Z");
const mail: LeasedMail = {
  tenantId: "t",
  tenantNumber: 1,
  id: "m",
  releaseId: "r",
  contactId: "c",
  madeMonth: "2026-03-01",
  stream: "bulk",
  attempts: 1,
  epoch: 1,
  firstTriedAt: now,
  expiresAt: new Date("2026-03-04T00:00:00Z"),
  testAddress: null,
  reason: null,
  unknownPolicy: "retry",
  releaseKind: "campaign",
  addressHash: "h",
  contact: null,
};
const unknown: Outcome = {
  id: "m",
  kind: "unknown",
  code: null,
  enhanced: "4.4.2",
  text: "",
  host: null,
  address: null,
  site: null,
  scope: "connection",
  at: now,
};
const judge = (over: Partial<LeasedMail>) =>
  judgeOutcome({ ...mail, ...over }, unknown, now, { spread: 0, unknownRetrySeconds: 1_800 });

test.each([
  { attempts: 1, minutes: 30 },
  { attempts: 3, minutes: 30 },
  { attempts: 4, minutes: 60 },
  { attempts: 6, minutes: 240 },
])("a mail that may have arrived rests $minutes min after try $attempts", ({ attempts, minutes }) => {
  expect(judge({ attempts })).toMatchObject({
    act: "again",
    kind: "unknown",
    dueAt: new Date(now.getTime() + minutes * 60_000).toISOString(),
  });
});

test("a receiver that never answers the dot does not get the mail after its lifetime", () => {
  expect(judge({ expiresAt: new Date("2026-03-01T00:29:00Z") })).toMatchObject({
    act: "end",
    kind: "failed",
    reason: "expired",
  });
});
