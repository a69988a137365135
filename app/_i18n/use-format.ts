import { useLocale, useNow, useTimeZone } from "next-intl";
import { bindFormat, type Format } from "@/app/_i18n/bind-format";
import { pickLocale } from "@/app/_i18n/locale";

/** Formatters for the reader, in client components (the shell sets the tenant's zone) and in sync server ones. */
export function useFormat(): Format {
  const locale = pickLocale(useLocale(), null);
  const timeZone = useTimeZone() ?? "Asia/Tokyo";
  return bindFormat({ locale, timeZone, now: useNow() });
}
