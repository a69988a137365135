import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { api } from "@/app/_trpc/server";
import { SendingForm } from "@/app/(console)/t/[tenant]/settings/_tenant/sending-form";

type PageProps = { params: Promise<{ tenant: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings.pages.sending"))("title") };
}

/** Rules that every mail of the company keeps, whoever made it. */
export default async function SendingSettingsPage({ params }: PageProps) {
  const caller = await api((await params).tenant);
  const [tenant, rights] = await Promise.all([caller.tenants.get(), caller.people.myRights()]);
  return <SendingForm tenant={tenant} mayChange={rights.may.includes("settings:write")} />;
}
