import { expect, test } from "vitest";
import { listCautions } from "@/app/(console)/t/[tenant]/_home/list-cautions";
import type { Home } from "@/app/(console)/t/[tenant]/_home/load-home";

const now = new Date("2026-07-14T00:00:00Z");
const inDays = (days: number) => new Date(now.getTime() + days * 86_400_000);
const tenant: Home["tenant"] = {
  tenantId: "",
  slug: "hana",
  name: "花屋",
  standing: "active",
  timeZone: "Asia/Tokyo",
  locale: "ja",
  legalName: "花屋",
  postalAddress: "東京",
  contactPoint: "03",
  testListOnly: false,
  quietHours: null,
  weeklyCap: null,
  secondFactorRequired: true,
  revision: "2026-07-01T00:00:00.000Z",
};
const domain = (state: "pending" | "verified" | "failing", failingSince: Date | null = null) => ({
  domainId: state,
  name: `${state}.example`,
  state,
  checkedAt: null,
  verifiedAt: null,
  failingSince,
});
const key = (expiresAt: Date | null, revokedAt: Date | null = null) => ({
  keyId: "k",
  name: "CRM",
  tail: "abcd",
  scopes: [],
  createdBy: "",
  createdAt: now,
  expiresAt,
  lastUsedAt: null,
  allowedNetworks: [],
  sandbox: false,
  overlapEndsAt: null,
  revokedAt,
});
const importOf = (state: "done" | "failed", daysAgo: number) => ({
  importId: "i",
  fileName: "名簿.csv",
  state,
  rowsTotal: 0,
  rowsRead: 0,
  rowsNew: 0,
  rowsChanged: 0,
  rowsUnchanged: 0,
  rowsRejected: 0,
  createdBy: "",
  createdAt: inDays(-daysAgo),
  finishedAt: null,
});

test("a company in order has none", () => {
  expect(
    listCautions(
      { tenant, domains: [domain("verified")], keys: [key(null)], imports: [importOf("done", 0)] },
      now,
    ),
  ).toEqual([]);
});

test.each(["legalName", "postalAddress", "contactPoint"] as const)("%s must not be empty", (item) => {
  const facts = { tenant: { ...tenant, [item]: " " }, domains: [], keys: [], imports: [] };
  expect(listCautions(facts, now)).toEqual([{ kind: "legalItems" }]);
});

test("a failing domain says when sending stops, and comes before one that waits", () => {
  const domains = [domain("pending"), domain("failing", inDays(-1))];
  expect(listCautions({ tenant, domains, keys: [], imports: [] }, now)).toEqual([
    { kind: "domainFailing", domainId: "failing", name: "failing.example", stopsAt: inDays(2) },
    { kind: "domainPending", domainId: "pending", name: "pending.example" },
  ]);
});

test.each([
  { what: "in 13 days", keyOf: key(inDays(13)), warns: true },
  { what: "in 15 days", keyOf: key(inDays(15)), warns: false },
  { what: "never", keyOf: key(null), warns: false },
  { what: "yesterday", keyOf: key(inDays(-1)), warns: false },
  { what: "in 13 days, revoked", keyOf: key(inDays(13), now), warns: false },
])("a key that ends $what: $warns", ({ keyOf, warns }) => {
  expect(listCautions({ tenant, domains: [], keys: [keyOf], imports: [] }, now)).toHaveLength(warns ? 1 : 0);
});

test.each([
  { state: "failed" as const, daysAgo: 1, warns: true },
  { state: "failed" as const, daysAgo: 4, warns: false },
  { state: "done" as const, daysAgo: 1, warns: false },
])("an import that is $state since $daysAgo days: $warns", ({ state, daysAgo, warns }) => {
  const facts = { tenant, domains: [], keys: [], imports: [importOf(state, daysAgo)] };
  expect(listCautions(facts, now)).toHaveLength(warns ? 1 : 0);
});

test("what stops all sending comes first", () => {
  const facts = {
    tenant: { ...tenant, standing: "suspended" as const, legalName: "" },
    domains: [],
    keys: [],
    imports: [],
  };
  expect(listCautions(facts, now).map(({ kind }) => kind)).toEqual(["suspended", "legalItems"]);
});
