import { expect, test } from "vitest";
import { groupOf, passedGroups } from "@/app/_product/campaigns/check-groups";
import campaigns from "@/messages/ja/campaigns.json";
import templates from "@/messages/ja/templates.json";

test("only problems of the whole body are left to the body", () => {
  const codes = [...Object.keys(campaigns.problems), ...Object.keys(templates.problems)];
  expect(codes.filter((code) => groupOf(code) === "body")).toEqual([
    "badContent",
    "emptyBody",
    "notCompilable",
  ]);
});

test("a part with a problem has not passed, the others have", () => {
  const passed = passedGroups([{ code: "linkMissing" }, { code: "linkScheme" }, { code: "missingSubject" }]);
  expect(passed).toEqual(["audience", "sender", "body", "law", "merge", "images", "size", "schedule"]);
});
