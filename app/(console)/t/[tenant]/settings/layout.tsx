import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { PageWords } from "@/app/_i18n/page-words";
import { api } from "@/app/_trpc/server";
import { PageHead } from "@/app/_ui/page-head";
import { SettingsNav } from "@/app/(console)/t/[tenant]/settings/_frame/settings-nav";
import { sectionsFor } from "@/app/(console)/t/[tenant]/settings/_frame/settings-sections";

type SettingsLayoutProps = { children: ReactNode; params: Promise<{ tenant: string }> };

/** The sections of the settings at the left, those that this person may see; one of them beside. */
export default async function SettingsLayout({ children, params }: SettingsLayoutProps) {
  const { tenant: slug } = await params;
  const [rights, t] = await Promise.all([
    (await api(slug)).people.myRights(),
    getTranslations("settings.pages"),
  ]);
  return (
    <PageWords area="settings">
      <PageHead title={t("title")} />
      <div className="flex flex-1 border-line md:border-t max-md:flex-col">
        <SettingsNav slug={slug} sections={sectionsFor(rights.may)} />
        <div className="min-w-0 flex-1 px-8 pt-6 pb-10 max-md:px-4 max-md:pt-5">{children}</div>
      </div>
    </PageWords>
  );
}
