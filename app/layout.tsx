import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import { NextIntlClientProvider } from "next-intl";
import { getLocale, getMessages, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { themeCookie } from "@/app/_i18n/locale";
import { pickWords } from "@/app/_i18n/pick-words";
import { sharedWords } from "@/app/_i18n/words-of-areas";
import { Toaster } from "@/app/_ui/toaster";
import "./globals.css";

/** iOS turns numbers and addresses into links of its own before React takes the page over, which then no longer fits. */
const formatDetection = { telephone: false, date: false, address: false, email: false };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("shell");
  return {
    title: { default: t("product"), template: `%s | ${t("product")}` },
    description: t("site.lead"),
    formatDetection,
  };
}

export const viewport: Viewport = { width: "device-width", initialScale: 1, viewportFit: "cover" };

/** The document: language from cookie or Accept-Language, theme from cookie or the system. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const [locale, cookieJar, words] = await Promise.all([getLocale(), cookies(), getMessages()]);
  const chosen = cookieJar.get(themeCookie)?.value;
  const theme = chosen === "light" || chosen === "dark" ? chosen : undefined;
  return (
    <html lang={locale} data-theme={theme} suppressHydrationWarning>
      <body>
        <NextIntlClientProvider messages={pickWords(words, sharedWords)}>
          {children}
          <Toaster />
        </NextIntlClientProvider>
      </body>
    </html>
  );
}
