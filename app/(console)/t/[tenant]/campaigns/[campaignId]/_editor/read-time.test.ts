import { expect, test } from "vitest";
import { readTime } from "@/app/(console)/t/[tenant]/campaigns/[campaignId]/_editor/read-time";

test.each([
  { text: "10:00", time: "10:00" },
  { text: "9:5", time: "09:05" },
  { text: "０９：３０", time: "09:30" },
  { text: "930", time: "09:30" },
  { text: "2359", time: "23:59" },
  { text: "9時半", time: "09:30" },
  { text: "21 時 15 分", time: "21:15" },
  { text: "8", time: "08:00" },
  { text: "24:00", time: null },
  { text: "10:60", time: null },
  { text: "朝", time: null },
  { text: "", time: null },
])("$text is $time", ({ text, time }) => {
  expect(readTime(text)).toBe(time);
});
