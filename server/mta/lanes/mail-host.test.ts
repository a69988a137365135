import { expect, test } from "vitest";
import { destinationOf } from "./mail-host";

test("a site is the sorted set of MX names, and hosts keep the order in which they are to be tried", () => {
  const answer = {
    kind: "hosts" as const,
    hosts: [
      { name: "MX2.example.test.", addresses: ["192.0.2.2", "2001:db8::2"] },
      { name: "mx1.example.test", addresses: ["192.0.2.1"] },
      { name: "mx2.example.test", addresses: ["192.0.2.3"] },
    ],
  };
  expect(destinationOf("example.test", answer)).toEqual({
    kind: "site",
    site: "mx1.example.test,mx2.example.test",
    hosts: [
      { name: "mx2.example.test", address: "192.0.2.2" },
      { name: "mx2.example.test", address: "2001:db8::2" },
      { name: "mx1.example.test", address: "192.0.2.1" },
      { name: "mx2.example.test", address: "192.0.2.3" },
    ],
  });
});

test.each([
  {
    answer: { kind: "no-domain" as const },
    verdict: { kind: "bounced", scope: "recipient", enhanced: "5.1.2" },
  },
  {
    answer: { kind: "null-mx" as const },
    verdict: { kind: "bounced", scope: "recipient", enhanced: "5.1.10" },
  },
  {
    answer: { kind: "refused-address" as const, detail: "10.0.0.1" },
    verdict: { kind: "deferred", scope: "host", enhanced: "4.4.4" },
  },
  {
    answer: { kind: "temporary" as const, detail: "SERVFAIL" },
    verdict: { kind: "deferred", scope: "host", enhanced: "4.4.3" },
  },
  {
    answer: { kind: "hosts" as const, hosts: [{ name: "mx.test", addresses: [] }] },
    verdict: { kind: "deferred", scope: "host", enhanced: "4.4.3" },
  },
])("$answer ends in $verdict", ({ answer, verdict }) => {
  expect(destinationOf("example.test", answer)).toMatchObject({ kind: "none", verdict });
});
