import { cookies } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { PageWords } from "@/app/_i18n/page-words";
import { HikyakuMark } from "@/app/_product/shell/hikyaku-mark";
import { SkipLink } from "@/app/_product/shell/skip-link";
import { LanguageLink } from "@/app/_product/site/language-link";
import { readOperator } from "@/app/_trpc/operator-server";
import { readPerson } from "@/app/_trpc/server";
import { OperatorNav } from "@/app/(operator)/operator/(inside)/_frame/operator-nav";
import { OperatorSignOut } from "@/app/(operator)/operator/(inside)/_frame/operator-sign-out";
import { authCookies } from "@/server/auth/auth-cookies";

/**
 * The pages of whoever runs the installation. To somebody who is in the console they do not exist; whoever was here before, or is nobody
 * yet, is led to their door.
 */
export default async function OperatorLayout({ children }: { children: ReactNode }) {
  const operator = await readOperator();
  if (!operator) {
    const wasHere = (await cookies()).has(authCookies.operatorSession());
    if (!wasHere && (await readPerson())) notFound();
    redirect("/operator/sign-in");
  }
  const t = await getTranslations("operator.pages");
  const shell = await getTranslations("shell");
  return (
    <PageWords area="operator">
      <SkipLink>{shell("skip")}</SkipLink>
      <header className="flex flex-wrap items-center gap-x-4 gap-y-1 px-6 py-2 max-md:px-4">
        <span className="flex items-center gap-2 font-bold">
          <HikyakuMark className="size-5.5" />
          {shell("product")} {t("name")}
        </span>
        <OperatorNav />
        <span className="ml-auto flex items-center gap-1 max-md:ml-0">
          <span className="mr-1 max-w-40 truncate text-sm text-text-2">{operator.name}</span>
          <LanguageLink />
          <OperatorSignOut />
        </span>
      </header>
      <main
        id="content"
        tabIndex={-1}
        className="flex min-h-[calc(100dvh-4rem)] min-w-0 flex-col border-line bg-sheet outline-none md:mx-2 md:mb-2 md:rounded-xl md:border max-md:border-t"
      >
        {children}
      </main>
    </PageWords>
  );
}
