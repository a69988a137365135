import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { api } from "@/app/_trpc/server";
import { FactorRules } from "@/app/(console)/t/[tenant]/settings/_security/factor-rules";
import { NetworkForm } from "@/app/(console)/t/[tenant]/settings/_security/network-form";
import { SessionForm } from "@/app/(console)/t/[tenant]/settings/_security/session-form";

type PageProps = { params: Promise<{ tenant: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("security.pages.policy"))("title") };
}

/** What the company asks of its people's sign-ins: factors, how long they last, and from where. */
export default async function SecuritySettingsPage({ params }: PageProps) {
  const caller = await api((await params).tenant);
  const [security, rights] = await Promise.all([caller.tenants.getSecurity(), caller.people.myRights()]);
  const mayChange = rights.may.includes("settings:write");
  return (
    <>
      <FactorRules security={security} mayChange={mayChange} />
      <SessionForm security={security} mayChange={mayChange} />
      <NetworkForm security={security} mayChange={mayChange} />
    </>
  );
}
