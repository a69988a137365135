import {
  formatDay,
  formatDuration,
  formatInstant,
  formatInteger,
  formatRate,
  formatRelative,
  formatRound,
  formatTime,
  formatYen,
  type Reader,
} from "@/app/_i18n/format";

type DayStyle = Parameters<typeof formatDay>[2];

/**
 * The formatters of format.ts for one reader:
 * integer, yen, round (100万), rate(part, whole), day, time, instant, relative, duration(seconds).
 */
export function bindFormat(reader: Reader) {
  const { locale } = reader;
  return {
    ...reader,
    integer: (value: number) => formatInteger(value, locale),
    yen: (yen: number) => formatYen(yen, locale),
    round: (value: number) => formatRound(value, locale),
    rate: (part: number, whole: number) => formatRate(part, whole, locale),
    day: (instant: Date, style?: DayStyle) => formatDay(instant, reader, style),
    time: (instant: Date) => formatTime(instant, reader),
    instant: (instant: Date, style?: DayStyle) => formatInstant(instant, reader, style),
    relative: (instant: Date) => formatRelative(instant, reader),
    duration: (seconds: number) => formatDuration(seconds, locale),
  };
}

export type Format = ReturnType<typeof bindFormat>;
