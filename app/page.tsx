import { getTranslations } from "next-intl/server";
import { HikyakuMark } from "@/app/_product/shell/hikyaku-mark";
import { LanguageLink } from "@/app/_product/site/language-link";
import { Road } from "@/app/_product/site/road";
import { LinkButton } from "@/app/_ui/link-button";

const points = ["create", "check", "follow"] as const;

/** The door of the site: what Hikyaku is, and the way in. */
export default async function SitePage() {
  const t = await getTranslations("shell");
  return (
    <div className="grid min-h-dvh lg:grid-cols-[minmax(26rem,36rem)_minmax(0,1fr)]">
      <main className="flex flex-col border-line bg-sheet px-16 pt-10 pb-8 max-md:px-5 max-md:pt-5 lg:border-r">
        <header className="flex items-center gap-3">
          <HikyakuMark />
          <span className="flex-1 font-bold text-lg">{t("product")}</span>
          <LanguageLink />
        </header>
        <div className="my-auto py-12 max-md:py-8">
          <h1 className="font-bold text-2xl leading-[1.5] max-md:text-xl max-md:leading-[1.6]">
            {t.rich("site.title", { br: () => <br /> })}
          </h1>
          <p className="prose-face mt-4 text-text-2">{t("site.text")}</p>
          <div className="mt-6 flex flex-wrap gap-3">
            <LinkButton href="/sign-in" variant="primary" size="lg">
              {t("site.signIn")}
            </LinkButton>
            <LinkButton href="/sign-up" size="lg">
              {t("site.signUp")}
            </LinkButton>
          </div>
          <dl className="mt-10 border-line border-t">
            {points.map((point) => (
              <div
                key={point}
                className="grid grid-cols-[6rem_minmax(0,1fr)] gap-4 border-line border-b py-3 text-sm"
              >
                <dt className="font-bold">{t(`site.points.${point}`)}</dt>
                <dd className="text-text-2 [text-autospace:normal]">{t(`site.points.${point}Text`)}</dd>
              </div>
            ))}
          </dl>
        </div>
        <footer className="text-text-3 text-xs">{t("site.source")}</footer>
      </main>
      <div className="relative overflow-hidden max-lg:hidden">
        <Road />
      </div>
    </div>
  );
}
