import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { api } from "@/app/_trpc/server";
import { GeneralForm } from "@/app/(console)/t/[tenant]/settings/_tenant/general-form";

type PageProps = { params: Promise<{ tenant: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings.pages.general"))("title") };
}

/** What the company is called and which clock it keeps. */
export default async function GeneralSettingsPage({ params }: PageProps) {
  const caller = await api((await params).tenant);
  const [tenant, rights] = await Promise.all([caller.tenants.get(), caller.people.myRights()]);
  return <GeneralForm tenant={tenant} mayChange={rights.may.includes("settings:write")} />;
}
