import { expect, test } from "vitest";
import type { RecordCheck } from "@/server/domain/domains/schema";
import { listRecords } from "./list-records";

const check = (
  record: RecordCheck["record"],
  status: RecordCheck["status"],
  ...found: string[]
): RecordCheck => ({ record, status, found });
const records = (...checks: RecordCheck[]) =>
  listRecords(
    { name: "mail.example.jp", ownershipToken: "tok", dkimSelector: "hk1", dkimPublicKey: "MIIB", checks },
    "spf.hikyaku.test",
  );

test("the four records, in full", () => {
  expect(records()).toEqual([
    {
      record: "ownership",
      type: "TXT",
      name: "_hikyaku.mail.example.jp",
      host: "_hikyaku",
      value: "hikyaku-verify=tok",
      replaces: null,
    },
    {
      record: "dkim",
      type: "TXT",
      name: "hk1._domainkey.mail.example.jp",
      host: "hk1._domainkey",
      value: "v=DKIM1; k=rsa; p=MIIB",
      replaces: null,
    },
    {
      record: "spf",
      type: "TXT",
      name: "mail.example.jp",
      host: "@",
      value: "v=spf1 include:spf.hikyaku.test ~all",
      replaces: null,
    },
    {
      record: "dmarc",
      type: "TXT",
      name: "_dmarc.mail.example.jp",
      host: "_dmarc",
      value: "v=DMARC1; p=none",
      replaces: null,
    },
  ]);
});

test.each([
  { found: "v=spf1 -all", value: "v=spf1 include:spf.hikyaku.test -all", replaces: "v=spf1 -all" },
  {
    found: "V=SPF1 include:_spf.google.com ~all",
    value: "v=spf1 include:spf.hikyaku.test include:_spf.google.com ~all",
    replaces: "V=SPF1 include:_spf.google.com ~all",
  },
  {
    found: "v=spf1 Include:SPF.hikyaku.test ~all",
    value: "v=spf1 Include:SPF.hikyaku.test ~all",
    replaces: null,
  },
  { found: "google-site-verification=x", value: "v=spf1 include:spf.hikyaku.test ~all", replaces: null },
  { found: "v=spf10 x", value: "v=spf1 include:spf.hikyaku.test ~all", replaces: null },
])("beside the SPF record $found, ours is $value", ({ found, value, replaces }) => {
  expect(records(check("spf", "wrong", found))[2]).toMatchObject({ value, replaces });
});

test("a DMARC policy that holds is left as it is", () => {
  expect(records(check("dmarc", "pass", "v=DMARC1; p=reject"))[3]?.value).toBe("v=DMARC1; p=reject");
});
