import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { api } from "@/app/_trpc/server";
import { LegalForm } from "@/app/(console)/t/[tenant]/settings/_tenant/legal-form";

type PageProps = { params: Promise<{ tenant: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings.pages.legal"))("title") };
}

/** Who sends, as the law wants it said in every mail. */
export default async function LegalSettingsPage({ params }: PageProps) {
  const caller = await api((await params).tenant);
  const [tenant, rights] = await Promise.all([caller.tenants.get(), caller.people.myRights()]);
  return <LegalForm tenant={tenant} mayChange={rights.may.includes("settings:write")} />;
}
