import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ZoneRecord } from "./build-zone-index";
import { checkSpfRecord } from "./check-spf-record";
import type { DnsLookup } from "./dns-answer";
import { DnsClient } from "./dns-client";
import { startZoneServer, type ZoneServer } from "./zone-server";

let zone: ZoneServer;
let lookup: DnsLookup;
const txt = (name: string, data: string): ZoneRecord => ({ name, type: "TXT", data });
const base = [
  txt("mail.shop.test", "google-site-verification=x"),
  txt("spf.hikyaku.test", "v=spf1 ip4:192.0.2.1 -all"),
];

beforeAll(async () => {
  zone = await startZoneServer({ zones: [] });
  const client = new DnsClient({ servers: [zone.address], timeoutMilliseconds: 500, rounds: 1 });
  lookup = (name, type) => client.resolve(name, type, { fresh: true });
});
afterAll(() => zone.close());

describe("checkSpfRecord", () => {
  const nested = Array.from({ length: 11 }, (_, index) =>
    txt(`s${index}.shop.test`, index < 10 ? `v=spf1 include:s${index + 1}.shop.test` : "v=spf1 -all"),
  );
  test.each<[string, string[], ZoneRecord[], string, string | null]>([
    [
      "included by one that it includes",
      ["v=spf1 include:all.shop.test -all"],
      [txt("all.shop.test", "v=spf1 include:spf.hikyaku.test -all")],
      "pass",
      null,
    ],
    [
      "by redirect",
      ["v=spf1 redirect=all.shop.test"],
      [txt("all.shop.test", "v=spf1 include:spf.hikyaku.test -all")],
      "pass",
      null,
    ],
    ["without ours", ["v=spf1 mx -all"], [], "wrong", "spfIncludeMissing"],
    ["ours after all", ["v=spf1 -all include:spf.hikyaku.test"], [], "wrong", "spfIncludeMissing"],
    ["ours forbidden", ["v=spf1 -include:spf.hikyaku.test ~all"], [], "wrong", "spfIncludeMissing"],
    [
      "a name that only begins like ours",
      ["v=spf1 include:spf.hikyaku.test.evil.shop.test -all"],
      [txt("spf.hikyaku.test.evil.shop.test", "v=spf1 -all")],
      "wrong",
      "spfIncludeMissing",
    ],
    ["two records", ["v=spf1 include:spf.hikyaku.test -all", "v=spf1 mx -all"], [], "wrong", "spfMultiple"],
    ["a typing error", ["v=spf1 includ:x.test include:spf.hikyaku.test"], [], "wrong", "spfNotValid"],
    [
      "an include without record",
      ["v=spf1 include:none.shop.test include:spf.hikyaku.test -all"],
      [],
      "wrong",
      "spfNotValid",
    ],
    [
      "eleven look-ups",
      [
        "v=spf1 include:spf.hikyaku.test a mx a:a.test a:b.test a:c.test a:d.test a:e.test a:f.test a:g.test a:h.test -all",
      ],
      [],
      "wrong",
      "spfTooManyLookups",
    ],
    [
      "ten look-ups",
      [
        "v=spf1 include:spf.hikyaku.test a mx a:a.test a:b.test a:c.test a:d.test a:e.test a:f.test a:g.test -all",
      ],
      [],
      "pass",
      null,
    ],
    [
      "look-ups of the included count",
      ["v=spf1 include:s0.shop.test include:spf.hikyaku.test"],
      nested,
      "wrong",
      "spfTooManyLookups",
    ],
    [
      "an include that leads back",
      ["v=spf1 include:mail.shop.test include:spf.hikyaku.test"],
      [],
      "wrong",
      "spfTooManyLookups",
    ],
    [
      "an include of which DNS says nothing",
      ["v=spf1 include:elsewhere.example include:spf.hikyaku.test"],
      [],
      "temporary",
      "dnsNotAnswering",
    ],
    ["something else", ["v=spf10 -all"], [], "missing", "spfMissing"],
  ])("%s", async (_, values, more, status, problem) => {
    zone.setRecords([...base, ...values.map((value) => txt("mail.shop.test", value)), ...more]);
    const expected = { domain: "mail.shop.test", spfInclude: "spf.hikyaku.test" };
    expect(await checkSpfRecord(expected, lookup)).toMatchObject({ status, problem });
  });
});
