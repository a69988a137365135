import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { PageWords } from "@/app/_i18n/page-words";
import { HikyakuMark } from "@/app/_product/shell/hikyaku-mark";
import { LanguageLink } from "@/app/_product/site/language-link";
import { readOperator } from "@/app/_trpc/operator-server";
import { TextLink } from "@/app/_ui/text-link";
import { OperatorSignIn } from "@/app/(operator)/operator/sign-in/_flow/operator-sign-in";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("operator.pages.signIn"))("title") };
}

type PageProps = { searchParams: Promise<{ again?: string }> };

/** The door of whoever runs the installation: password, then always a second factor. `?again=1` asks who is in already, too. */
export default async function OperatorSignInPage({ searchParams }: PageProps) {
  if ((await readOperator()) && (await searchParams).again === undefined) redirect("/operator");
  const t = await getTranslations("operator.pages.signIn");
  const shell = await getTranslations("shell");
  return (
    <div className="mx-auto flex min-h-dvh max-w-108 flex-col px-5 py-6">
      <header className="flex items-center gap-3">
        <HikyakuMark />
        <span className="flex-1 font-bold text-lg">{shell("product")}</span>
        <LanguageLink />
      </header>
      <main className="my-auto py-10">
        <PageWords area="operatorSignIn">
          <OperatorSignIn />
        </PageWords>
        <p className="mt-8 border-line border-t pt-5 text-sm text-text-2">
          <TextLink href="/sign-in">{t("console")}</TextLink>
        </p>
      </main>
    </div>
  );
}
