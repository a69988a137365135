import { expect, test } from "vitest";
import { describeEntry } from "@/app/(operator)/operator/(inside)/log/_log/describe-entry";

test.each([
  { details: {}, says: "" },
  { details: { reason: "購入した名簿", tenantId: "x" }, says: "購入した名簿" },
  { details: { at: "campaigns.list" }, says: "campaigns.list" },
  {
    details: { before: { dailyQuota: 200, monthlyQuota: 5 }, after: { dailyQuota: null, monthlyQuota: 5 } },
    says: "dailyQuota: 200 → –",
  },
  {
    details: { reason: "x", before: { standing: "active" }, after: { standing: "paused" } },
    says: "x · standing: active → paused",
  },
])("$details says “$says”", ({ details, says }) => expect(describeEntry(details)).toBe(says));
