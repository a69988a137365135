import { describe, expect, test } from "vitest";
import {
  formatDay,
  formatDuration,
  formatInstant,
  formatInteger,
  formatRate,
  formatRelative,
  formatRound,
  formatYen,
} from "@/app/_i18n/format";

const now = new Date("2026-07-14T00:12:00Z");
const ja = { locale: "ja", timeZone: "Asia/Tokyo", now } as const;
const en = { locale: "en", timeZone: "Asia/Tokyo", now } as const;
const sending = new Date("2026-07-16T01:00:00Z");

describe("dates", () => {
  test("a near day has no year, in the tenant's zone", () => {
    expect(formatInstant(sending, ja)).toBe("7月16日(木) 10:00");
    expect(formatInstant(sending, en)).toBe("Jul 16 (Thu) 10:00");
    expect(formatInstant(sending, { ...ja, timeZone: "America/New_York" })).toBe("7月15日(水) 21:00");
  });
  test("a far day has its year", () => {
    expect(formatDay(new Date("2024-11-20T00:00:00Z"), ja)).toBe("2024年11月20日(水)");
    expect(formatDay(new Date("2024-11-20T00:00:00Z"), en, { weekday: false })).toBe("Nov 20, 2024");
  });
  test("midnight is 0:00", () => {
    expect(formatInstant(new Date("2026-07-14T15:00:00Z"), ja)).toBe("7月15日(水) 0:00");
  });
  test.each([
    { instant: "2026-07-14T03:00:00Z", japanese: "2時間48分後", english: "in 2 h 48 min" },
    { instant: "2026-07-14T00:04:00Z", japanese: "8分前", english: "8 min ago" },
    { instant: "2026-07-16T00:12:00Z", japanese: null, english: null },
  ])("relative only within a day: $japanese", ({ instant, japanese, english }) => {
    expect(formatRelative(new Date(instant), ja)).toBe(japanese);
    expect(formatRelative(new Date(instant), en)).toBe(english);
  });
  test("durations have two units at most", () => {
    expect(formatDuration(20, "ja")).toBe("20秒");
    expect(formatDuration(7200, "en")).toBe("2 h");
  });
});

describe("numbers", () => {
  test("integers, yen and round limits", () => {
    expect(formatInteger(-1482, "ja")).toBe("−1,482");
    expect(formatYen(1_412_400, "ja")).toBe("¥1,412,400");
    expect(formatYen(-500, "en")).toBe("−¥500");
    expect(formatRound(1_000_000, "ja")).toBe("100万");
    expect(formatRound(1_000_000, "en")).toBe("1M");
    expect(formatRound(412_806, "ja")).toBe("412,806");
  });
  test.each([
    { part: 5384, whole: 14_712, rate: "36.6%" },
    { part: 41, whole: 14_712, rate: "0.28%" },
    { part: 0, whole: 200, rate: "0%" },
    { part: 99_999, whole: 100_000, rate: "99.9%" },
    { part: 100, whole: 100, rate: "100%" },
    { part: 1, whole: 1_000_000, rate: "0.01%未満" },
    { part: 12, whole: 42, rate: "12人" },
    { part: 0, whole: 0, rate: "–" },
  ])("$part of $whole is $rate", ({ part, whole, rate }) => {
    expect(formatRate(part, whole, "ja")).toBe(rate);
  });
});
