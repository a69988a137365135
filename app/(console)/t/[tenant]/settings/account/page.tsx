import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { api, readPerson } from "@/app/_trpc/server";
import { Section } from "@/app/_ui/section";
import { FactorSection } from "@/app/(console)/t/[tenant]/settings/_account/factor-section";
import { NameForm } from "@/app/(console)/t/[tenant]/settings/_account/name-form";
import { PasswordForm } from "@/app/(console)/t/[tenant]/settings/_account/password-form";
import { PreferenceForm } from "@/app/(console)/t/[tenant]/settings/_account/preference-form";
import { SessionTable } from "@/app/(console)/t/[tenant]/settings/_account/session-table";

type PageProps = { params: Promise<{ tenant: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings.pages.account"))("title") };
}

/** One's own name, language and theme, how one signs in, and where one is signed in. */
export default async function AccountSettingsPage({ params }: PageProps) {
  const { tenant: slug } = await params;
  const person = await readPerson();
  if (!person) notFound();
  const caller = await api(slug);
  const [sessions, tenant, t] = await Promise.all([
    caller.people.listSessions(),
    caller.tenants.get(),
    getTranslations("settings.pages.account"),
  ]);
  return (
    <>
      <NameForm name={person.name} email={person.email} />
      <Section title={t("look")}>
        <PreferenceForm />
      </Section>
      <PasswordForm email={person.email} />
      <FactorSection email={person.email} timeZone={tenant.timeZone} />
      <Section title={t("sessions")} note={t("sessionsNote")}>
        <SessionTable sessions={sessions} timeZone={tenant.timeZone} />
      </Section>
    </>
  );
}
