import { getLocale, getNow } from "next-intl/server";
import { bindFormat, type Format } from "@/app/_i18n/bind-format";
import { pickLocale } from "@/app/_i18n/locale";

/** Formatters for the reader, in async server components. @param timeZone the tenant's IANA zone */
export async function getFormat(timeZone = "Asia/Tokyo"): Promise<Format> {
  const [locale, now] = await Promise.all([getLocale(), getNow()]);
  return bindFormat({ locale: pickLocale(locale, null), timeZone, now });
}
