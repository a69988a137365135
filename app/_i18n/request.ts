import { cookies, headers } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { loadMessages } from "@/app/_i18n/load-messages";
import { localeCookie, pickLocale } from "@/app/_i18n/locale";

/** What next-intl asks for on each request. Tenant pages set their own zone (see get-format.ts and the shell). */
export default getRequestConfig(async () => {
  const [cookieJar, headerList] = await Promise.all([cookies(), headers()]);
  const locale = pickLocale(cookieJar.get(localeCookie)?.value, headerList.get("accept-language"));
  return { locale, messages: loadMessages(locale), timeZone: "Asia/Tokyo", now: new Date() };
});
