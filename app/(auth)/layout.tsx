import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { PageWords } from "@/app/_i18n/page-words";
import { HikyakuMark } from "@/app/_product/shell/hikyaku-mark";
import { LanguageLink } from "@/app/_product/site/language-link";
import { Road } from "@/app/_product/site/road";
import { ApiProvider } from "@/app/_trpc/client";

/** The frame of the pages before the console: what is asked at the left, the road of a mail at the right. */
export default async function AuthLayout({ children }: { children: ReactNode }) {
  const t = await getTranslations("auth.pages.frame");
  const product = (await getTranslations("shell"))("product");
  return (
    <ApiProvider tenant={null}>
      <div className="grid min-h-dvh grid-cols-[minmax(0,1fr)] md:grid-cols-[minmax(26rem,34rem)_minmax(0,1fr)]">
        <div className="flex flex-col border-line bg-sheet px-16 pt-10 pb-8 max-md:px-5 max-md:pt-5 max-md:pb-4 md:border-r">
          <header className="flex items-center gap-3">
            <HikyakuMark />
            <span className="flex-1 font-bold text-lg">{product}</span>
            <div className="-mr-2">
              <LanguageLink />
            </div>
          </header>
          <main className="my-auto py-12 max-md:mt-0 max-md:py-8">
            <PageWords area="signIn">{children}</PageWords>
          </main>
          <footer className="text-text-3 text-xs">{t("source")}</footer>
        </div>
        <aside
          aria-label={product}
          className="relative flex flex-col justify-end overflow-hidden p-16 max-md:hidden"
        >
          <Road />
          <p className="relative max-w-120 font-bold text-2xl leading-[1.65]">
            {t.rich("motto", { br: () => <br /> })}
          </p>
          <p className="relative mt-3.5 max-w-120 text-text-2 leading-[1.8]">{t("promise")}</p>
        </aside>
      </div>
    </ApiProvider>
  );
}
