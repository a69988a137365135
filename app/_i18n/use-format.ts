import { useLocale, useNow, useTimeZone } from "next-intl";
import { bindFormat, type Format } from "@/app/_i18n/bind-format";
import { pickLocale } from "@/app/_i18n/locale";

/**
 * Formatters for the reader, in client components and in sync server ones.
 *
 * @param zone IANA name; the shell sets the tenant's for client components, a server component that shows times gives it
 */
export function useFormat(zone?: string): Format {
  const locale = pickLocale(useLocale(), null);
  const around = useTimeZone() ?? "Asia/Tokyo";
  return bindFormat({ locale, timeZone: zone ?? around, now: useNow() });
}
