import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { generateDkimKey } from "@/server/mta/dkim/generate-dkim-key";
import type { ZoneRecord } from "./build-zone-index";
import { checkSendingDomain, type SendingDomain } from "./check-sending-domain";
import type { DnsLookup } from "./dns-answer";
import { DnsClient } from "./dns-client";
import type { DomainCheck } from "./domain-check";
import { startZoneServer, type ZoneServer } from "./zone-server";

let zone: ZoneServer;
let lookup: DnsLookup;
let expected: SendingDomain;
let good: ZoneRecord[];
let dkimTxt: string;

const txt = (name: string, data: string): ZoneRecord => ({ name, type: "TXT", data });
const mx = (name: string, exchange: string): ZoneRecord => ({
  name,
  type: "MX",
  data: { preference: 10, exchange },
});
const cname = (name: string, data: string): ZoneRecord => ({ name, type: "CNAME", data });

beforeAll(async () => {
  const key = await generateDkimKey();
  dkimTxt = key.txtRecord;
  expected = {
    domain: "mail.shop.test",
    selector: "hk1",
    dkimPublicKeyBase64: key.publicKeyBase64,
    ownershipToken: "tok123",
    spfInclude: "spf.hikyaku.test",
    returnPathHost: "bounce.mail.shop.test",
    returnPathTarget: "bounce.hikyaku.test",
    trackingHost: "link.mail.shop.test",
    trackingTarget: "link.hikyaku.test",
  };
  zone = await startZoneServer({ zones: [] });
  const client = new DnsClient({ servers: [zone.address], timeoutMilliseconds: 500, rounds: 1 });
  lookup = (name, type) => client.resolve(name, type, { fresh: true });
  good = [
    txt("_hikyaku.mail.shop.test", "hikyaku-verify=tok123"),
    txt("hk1._domainkey.mail.shop.test", dkimTxt),
    txt("mail.shop.test", "google-site-verification=x"),
    txt("mail.shop.test", "v=spf1 include:spf.hikyaku.test ~all"),
    txt("_dmarc.shop.test", "v=DMARC1; p=reject; rua=mailto:d@shop.test"),
    mx("mail.shop.test", "mx.shop.test"),
    cname("bounce.mail.shop.test", "bounce.hikyaku.test"),
    cname("link.mail.shop.test", "link.hikyaku.test"),
    { name: "link.hikyaku.test", type: "A", data: "127.0.0.1" },
    mx("bounce.hikyaku.test", "mx.hikyaku.test"),
    txt("bounce.hikyaku.test", "v=spf1 ip4:192.0.2.1 -all"),
    txt("spf.hikyaku.test", "v=spf1 ip4:192.0.2.1 -all"),
  ];
});
beforeEach(() => zone.setRecords(good));
afterAll(() => zone.close());

async function check(
  record: DomainCheck["record"],
  changes: Partial<SendingDomain> = {},
): Promise<DomainCheck> {
  const found = (await checkSendingDomain({ ...expected, ...changes }, lookup)).find(
    (one) => one.record === record,
  );
  if (!found) throw new Error(`no check of ${record}`);
  return found;
}
const without = (name: string, type: ZoneRecord["type"] = "TXT") =>
  good.filter((record) => record.name !== name || record.type !== type);

describe("checkSendingDomain", () => {
  test("a domain that is set up as told passes on every record", async () => {
    const checks = await checkSendingDomain(expected, lookup);
    expect(checks.map(({ record, status, problem }) => [record, status, problem])).toEqual(
      ["ownership", "dkim", "spf", "dmarc", "return-path", "mx-or-a", "tracking"].map((record) => [
        record,
        "pass",
        null,
      ]),
    );
  });

  test("publishing what each check expects makes it pass", async () => {
    const unset = [...good.filter(({ name }) => name.endsWith("hikyaku.test")), txt("shop.test", "hello")];
    zone.setRecords(unset);
    const checks = await checkSendingDomain(expected, lookup);
    expect(checks.map(({ status }) => status)).toEqual(checks.map(() => "missing"));
    const published = checks
      .filter(({ record }) => ["ownership", "dkim", "spf", "dmarc"].includes(record))
      .map(({ name, expected: value }) => txt(name, value));
    zone.setRecords([...unset, ...published]);
    const statuses = (await checkSendingDomain(expected, lookup)).slice(0, 4).map(({ status }) => status);
    expect(statuses).toEqual(["pass", "pass", "pass", "pass"]);
  });

  test("a resolver that fails makes every check temporary, and none wrong or missing", async () => {
    const failing = new DnsClient({ servers: ["127.0.0.1:1"], rounds: 1 });
    const checks = await checkSendingDomain(expected, (name, type) => failing.resolve(name, type));
    expect(checks.map(({ status, problem }) => [status, problem])).toEqual(
      checks.map(() => ["temporary", "dnsNotAnswering"]),
    );
  });
});

describe("ownership", () => {
  test("another token is wrong, other texts beside ours are not", async () => {
    zone.setRecords([...good, txt("_hikyaku.mail.shop.test", "hello")]);
    expect((await check("ownership")).status).toBe("pass");
    expect(await check("ownership", { ownershipToken: "tok" })).toMatchObject({
      status: "wrong",
      problem: "ownershipTokenDiffers",
      found: expect.arrayContaining(["hikyaku-verify=tok123"]),
    });
  });
});

describe("dkim", () => {
  const name = "hk1._domainkey.mail.shop.test";
  test.each<[string, (value: string) => ZoneRecord[], string, string | null]>([
    [
      "behind a CNAME to us",
      (value) => [cname(name, "hk1.hikyaku.test"), txt("hk1.hikyaku.test", value)],
      "pass",
      null,
    ],
    ["spaces in the key", (value) => [txt(name, value.replace(/(.{60})/g, "$1 "))], "pass", null],
    ["no k= tag", (value) => [txt(name, value.replace("k=rsa; ", ""))], "pass", null],
    ["cut at 255", (value) => [txt(name, value.slice(0, 255))], "wrong", "dkimKeyDiffers"],
    [
      "another key type",
      (value) => [txt(name, value.replace("k=rsa", "k=ed25519"))],
      "wrong",
      "dkimKeyDiffers",
    ],
    ["revoked", () => [txt(name, "v=DKIM1; p=")], "wrong", "dkimRevoked"],
    ["two records", (value) => [txt(name, value), txt(name, "v=DKIM1; p=AAAA")], "wrong", "dkimMultiple"],
    ["no tags", () => [txt(name, "hello")], "wrong", "dkimNotValid"],
    ["only SHA-1", (value) => [txt(name, `${value}; h=sha1`)], "wrong", "dkimNotValid"],
    ["none", () => [], "missing", "dkimMissing"],
  ])("%s", async (_, records, status, problem) => {
    zone.setRecords([...without(name), ...records(dkimTxt)]);
    expect(await check("dkim")).toMatchObject({ status, problem });
  });
});

describe("dmarc", () => {
  const own = "_dmarc.mail.shop.test";
  test.each<[string, ZoneRecord[], string, string | null]>([
    ["its own record comes first", [txt(own, "v=DMARC1; p=none")], "pass", null],
    ["RFC 9989 tags", [txt(own, "v=DMARC1; p=reject; np=reject; psd=n; t=y;")], "pass", null],
    ["other texts beside it", [txt(own, "v=DMARC1;p=quarantine"), txt(own, "hello")], "pass", null],
    ["two records", [txt(own, "v=DMARC1; p=none"), txt(own, "v=DMARC1; p=reject")], "wrong", "dmarcMultiple"],
    ["no policy", [txt(own, "v=DMARC1; rua=mailto:a@b.test")], "wrong", "dmarcPolicyNotValid"],
    ["an unknown policy", [txt(own, "v=DMARC1; p=monitor")], "wrong", "dmarcPolicyNotValid"],
    ["v= not first falls to the organisation's", [txt(own, "p=none; v=DMARC1")], "pass", null],
  ])("%s", async (_, records, status, problem) => {
    zone.setRecords([...good, ...records]);
    expect(await check("dmarc")).toMatchObject({ status, problem });
  });

  test("another organisation's record does not count", async () => {
    zone.setRecords([...without("_dmarc.shop.test"), txt("_dmarc.test", "v=DMARC1; p=none")]);
    expect(await check("dmarc")).toMatchObject({ status: "missing", problem: "dmarcMissing" });
  });
});

describe("return path and hosts", () => {
  const name = "bounce.mail.shop.test";
  test.each<[string, ZoneRecord[], string, string | null]>([
    [
      "an MX to us with SPF",
      [mx(name, "bounce.hikyaku.test"), txt(name, "v=spf1 include:spf.hikyaku.test -all")],
      "pass",
      null,
    ],
    ["an MX to us without SPF", [mx(name, "bounce.hikyaku.test")], "wrong", "returnPathSpf"],
    [
      "an MX elsewhere",
      [mx(name, "mx.shop.test"), txt(name, "v=spf1 include:spf.hikyaku.test -all")],
      "wrong",
      "returnPathNotOurs",
    ],
    ["a CNAME to a host without MX", [cname(name, "link.hikyaku.test")], "missing", "returnPathMxMissing"],
    ["null MX", [mx(name, ".")], "missing", "returnPathMxMissing"],
  ])("%s", async (_, records, status, problem) => {
    zone.setRecords([...without(name, "CNAME"), ...records]);
    expect(await check("return-path")).toMatchObject({ status, problem });
  });

  test("a return path on a host of ours needs only its MX", async () => {
    const ours = { returnPathHost: "bounce.hikyaku.test", returnPathTarget: undefined };
    expect(await check("return-path", ours)).toMatchObject({ status: "pass" });
  });

  test.each<[string, ZoneRecord[], string, string | null]>([
    ["an address alone", [{ name: "mail.shop.test", type: "A", data: "127.0.0.1" }], "pass", null],
    ["null MX", [mx("mail.shop.test", ".")], "wrong", "domainRefusesMail"],
    ["neither", [], "missing", "domainHasNoHost"],
  ])("the From domain has %s", async (_, records, status, problem) => {
    zone.setRecords([...without("mail.shop.test", "MX"), ...records]);
    expect(await check("mx-or-a")).toMatchObject({ status, problem });
  });

  test("a tracking host elsewhere is wrong, and one that is not wanted is not checked", async () => {
    zone.setRecords([
      ...without("link.mail.shop.test", "CNAME"),
      cname("link.mail.shop.test", "cdn.shop.test"),
    ]);
    expect(await check("tracking")).toMatchObject({ status: "wrong", problem: "trackingNotOurs" });
    const { trackingHost: _, ...rest } = expected;
    expect((await checkSendingDomain(rest, lookup)).map(({ record }) => record)).not.toContain("tracking");
  });
});
