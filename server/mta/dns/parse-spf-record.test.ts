import { expect, test } from "vitest";
import { parseSpfRecord } from "./parse-spf-record";

test.each([
  ["v=spf1 include:a.test ~all", ["a.test"], 0],
  ["V=SPF1 Include:A.test mx a:b.test/24//64 exists:%{i}.x.test ptr -all", ["A.test"], 4],
  ["v=spf1 ip4:192.0.2.0/24 ip6:2001:db8::/32 ip6:::1 -all", [], 0],
  ["v=spf1 -all include:late.test mx", [], 0],
  ["v=spf1 redirect=other.test", ["other.test"], 0],
  ["v=spf1 redirect=other.test -all", [], 0],
  ["v=spf1 -include:blocked.test ?all", [], 1],
  ["v=spf1 exp=why.test unknown=1", [], 0],
  ["v=spf1", [], 0],
])("%s", (text, includes, otherLookups) => {
  expect(parseSpfRecord(text)).toEqual({ includes, otherLookups });
});

test.each([
  "v=spf1 include",
  "v=spf1 include: -all",
  "v=spf1 ipv4:192.0.2.1",
  "v=spf1 all:x",
  "v=spf1 +-all",
  "v=spf1 redirect=a.test redirect=b.test",
  "v=spf10 -all",
  "v=spf1 includ:a.test",
])("permerror: %s", (text) => {
  expect(parseSpfRecord(text)).toBeNull();
});
