import { createPrivateKey, createPublicKey, randomUUID } from "node:crypto";
import { afterAll, beforeEach, expect, test } from "vitest";
import { makeTestDatabase } from "@/db/testing";
import { applyTestSettings } from "@/db/testing-settings";
import { makeTestTenant } from "@/server/domain/contacts/testing-tenant";
import type { ZoneRecord } from "@/server/mta/dns/build-zone-index";
import { startZoneServer } from "@/server/mta/dns/zone-server";
import type { Context } from "@/server/platform/context";
import { open } from "@/server/platform/secrets";
import { addDomain } from "./add-domain";
import { checkDomain } from "./check-domain";
import { checkDomains } from "./check-domains";
import { getDomain } from "./get-domain";
import { listDomains } from "./list-domains";
import { removeDomain } from "./remove-domain";

const { admin } = await makeTestDatabase();
const zone = await startZoneServer({ zones: [] });
applyTestSettings({ DNS_SERVERS: zone.address });
afterAll(() => zone.close());
const context = await makeTestTenant(admin);
const stranger = await makeTestTenant(admin);

/** Of every domain that a test has set up; the operator's own host beside them. */
const published = new Map<string, ZoneRecord[]>();
const publish = (owner: string, records: ZoneRecord[]) => {
  published.set(owner, records);
  zone.setRecords([
    { name: "spf.hikyaku.test", type: "TXT", data: "v=spf1 ip4:192.0.2.1 -all" },
    { name: "bounce.hikyaku.test", type: "MX", data: { preference: 10, exchange: "mx.hikyaku.test" } },
    ...[...published.values()].flat(),
  ]);
};
beforeEach(() => {
  published.clear();
  publish("", []);
});

/** What `getDomain` says to set, set. */
async function setRecords(who: Context, domainId: string, changes: { without?: string } = {}) {
  const { records, name } = await getDomain(who, { domainId });
  publish(domainId, [
    ...records
      .filter(({ record }) => record !== changes.without)
      .map(({ name: at, value }): ZoneRecord => ({ name: at, type: "TXT", data: value })),
    { name, type: "MX", data: { preference: 10, exchange: `mx.${name}` } },
  ]);
}
const owner = async (name: string) =>
  (await admin`select tenant from domain_owners where name = ${name}`)[0]?.tenant;
const later = (hours: number) => new Date(Date.now() + hours * 3_600_000);

test("a domain that is set up as told becomes verified, and the key is sealed to its row", async () => {
  const { domainId, name } = await addDomain(context, { name: "https://Mail.Shop.test/" });
  expect(name).toBe("mail.shop.test");
  publish(domainId, [{ name, type: "A", data: "192.0.2.80" }]);
  const pending = await checkDomain(context, { domainId });
  expect(pending.state).toBe("pending");
  expect(pending.checks.find(({ record }) => record === "ownership")).toMatchObject({ status: "missing" });
  await setRecords(context, domainId);
  const { state, checks } = await checkDomain(context, { domainId });
  expect({ state, wrong: checks.filter(({ status }) => status !== "pass") }).toEqual({
    state: "verified",
    wrong: [],
  });
  expect(await owner(name)).toBe(context.tenantId);
  const domain = await getDomain(context, { domainId });
  expect(domain).toMatchObject({
    state: "verified",
    failingSince: null,
    returnPathHost: "bounce.hikyaku.test",
  });
  expect(JSON.stringify(domain)).not.toContain("PRIVATE KEY");
  const [row] = await admin`select * from domains where id = ${domainId}`;
  expect(row?.dkim_private_key).not.toContain("PRIVATE KEY");
  const pem = open(row?.dkim_private_key, `${context.tenantId}/domains/dkim/${domainId}`);
  const publicKey = createPublicKey(createPrivateKey(pem))
    .export({ type: "spki", format: "der" })
    .toString("base64");
  expect(publicKey).toBe(row?.dkim_public_key);
  expect(() => open(row?.dkim_private_key, `${stranger.tenantId}/domains/dkim/${domainId}`)).toThrow(
    "secretUnreadable",
  );
});

test("a domain that stops passing is failing since then, until it passes again; a silent DNS changes nothing", async () => {
  const { domainId } = await addDomain(context, { name: "fails.test" });
  await setRecords(context, domainId);
  await checkDomain(context, { domainId });
  const silent = async () => ({ kind: "temporary", detail: "time-out" }) as const;
  await checkDomain(context, { domainId }, { lookup: silent });
  expect(await getDomain(context, { domainId })).toMatchObject({ state: "verified", failingSince: null });
  await setRecords(context, domainId, { without: "dkim" });
  const first = later(1);
  expect((await checkDomain(context, { domainId }, { now: first })).state).toBe("failing");
  await checkDomain(context, { domainId }, { now: later(5) });
  await checkDomain(context, { domainId }, { now: later(6), lookup: silent });
  expect(await getDomain(context, { domainId })).toMatchObject({ state: "failing", failingSince: first });
  await setRecords(context, domainId);
  expect((await checkDomain(context, { domainId })).state).toBe("verified");
  const actions =
    await admin`select after from audit_log where subject = ${`domains/${domainId}`} and action = 'domain.check' order by id`;
  expect(actions.map(({ after }) => after.state)).toEqual(["verified", "failing", "verified"]);
});

test("one tenant owns a domain: another waits while DNS names both, and takes over when DNS names it alone", async () => {
  const mine = await addDomain(context, { name: "both.test" });
  await setRecords(context, mine.domainId);
  await checkDomain(context, mine);
  const theirs = await addDomain(stranger, { name: "both.test" });
  const tokenOf = async (who: Context, domainId: string) =>
    (await getDomain(who, { domainId })).records[0]?.value ?? "";
  await setRecords(stranger, theirs.domainId);
  // Two DKIM records at one name would fail on their own; DNS holds the newcomer's.
  published.delete(mine.domainId);
  publish("", [{ name: "_hikyaku.both.test", type: "TXT", data: await tokenOf(context, mine.domainId) }]);
  await expect(checkDomain(stranger, theirs)).rejects.toMatchObject({
    code: "CONFLICT",
    key: "domains.ownedElsewhere",
    details: { name: "both.test" },
  });
  expect((await getDomain(stranger, theirs)).state).toBe("pending");
  expect(await owner("both.test")).toBe(context.tenantId);
  publish("", []);
  expect((await checkDomain(stranger, theirs)).state).toBe("verified");
  expect(await owner("both.test")).toBe(stranger.tenantId);
  expect((await checkDomain(context, mine)).state).toBe("failing");
  await removeDomain(stranger, theirs);
  expect(await owner("both.test")).toBeUndefined();
});

test("the clock looks again after a day, and one domain that cannot be kept does not stop the others", async () => {
  const crowd = await makeTestTenant(admin);
  const [a, b] = [
    await addDomain(crowd, { name: "clock-a.test" }),
    await addDomain(crowd, { name: "clock-b.test" }),
  ];
  await setRecords(crowd, a.domainId);
  await setRecords(crowd, b.domainId);
  await admin`insert into domain_owners (name, tenant) values ('clock-a.test', ${stranger.tenantId})`;
  publish("", [{ name: "_hikyaku.clock-a.test", type: "TXT", data: "hikyaku-verify=other" }]);
  await checkDomains();
  expect((await listDomains(crowd)).map(({ name, state }) => ({ name, state }))).toEqual([
    { name: "clock-b.test", state: "verified" },
    { name: "clock-a.test", state: "pending" },
  ]);
  await setRecords(crowd, b.domainId, { without: "dmarc" });
  await checkDomains();
  expect((await getDomain(crowd, b)).state).toBe("verified");
  await admin`update domains set checked_at = now() - interval '25 hours' where id = ${b.domainId}`;
  await checkDomains();
  expect((await getDomain(crowd, b)).state).toBe("failing");
});

test("a domain is added once, and stays while a campaign sends from it", async () => {
  const { domainId } = await addDomain(context, { name: "once.test" });
  await expect(addDomain(context, { name: "ONCE.test." })).rejects.toMatchObject({
    code: "CONFLICT",
    key: "domains.alreadyThere",
  });
  await expect(addDomain(context, { name: "co.jp" })).rejects.toMatchObject({
    code: "INVALID",
    key: "domains.publicSuffix",
  });
  await admin`insert into campaigns (tenant_id, name, domain_id, created_by) values (${context.tenantId}, '夏', ${domainId}, 'x')`;
  await expect(removeDomain(context, { domainId })).rejects.toMatchObject({
    code: "CONFLICT",
    key: "domains.inUse",
    details: { campaigns: ["夏"] },
  });
});

test("a foreign id is answered like an unknown one, and who may only read cannot check", async () => {
  const { domainId } = await addDomain(stranger, { name: "theirs.test" });
  for (const id of [domainId, randomUUID()]) {
    const gone = { code: "NOT_FOUND", key: "domains.notFound", details: {} };
    await expect(getDomain(context, { domainId: id })).rejects.toMatchObject(gone);
    await expect(checkDomain(context, { domainId: id })).rejects.toMatchObject(gone);
    await expect(removeDomain(context, { domainId: id })).rejects.toMatchObject(gone);
  }
  const reader: Context = { ...stranger, may: new Set(["domains:read"]) };
  await getDomain(reader, { domainId });
  for (const attempt of [
    checkDomain(reader, { domainId }),
    removeDomain(reader, { domainId }),
    addDomain(reader, { name: "x.test" }),
  ])
    await expect(attempt).rejects.toMatchObject({ code: "FORBIDDEN" });
});
