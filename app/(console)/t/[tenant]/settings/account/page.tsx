import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { api, readPerson } from "@/app/_trpc/server";
import { Badge } from "@/app/_ui/badge";
import { Section } from "@/app/_ui/section";
import { NameForm } from "@/app/(console)/t/[tenant]/settings/_account/name-form";
import { PasswordForm } from "@/app/(console)/t/[tenant]/settings/_account/password-form";
import { PreferenceForm } from "@/app/(console)/t/[tenant]/settings/_account/preference-form";
import { SessionTable } from "@/app/(console)/t/[tenant]/settings/_account/session-table";

type PageProps = { params: Promise<{ tenant: string }> };

/** Whoever showed a code has an authenticator app. */
const assuranceWithFactor = 2;

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
  const hasFactor = person.assurance >= assuranceWithFactor;
  return (
    <>
      <NameForm name={person.name} email={person.email} />
      <Section title={t("look")}>
        <PreferenceForm />
      </Section>
      <PasswordForm email={person.email} />
      <Section title={t("factor")}>
        <div className="flex max-w-(--hk-measure) flex-wrap items-center gap-3 text-sm">
          <Badge tone={hasFactor ? "success" : "warning"}>{t(hasFactor ? "factorOn" : "factorOff")}</Badge>
          <span className="text-text-2 [text-autospace:normal]">
            {t(hasFactor ? "factorOnText" : "factorOffText")}
          </span>
        </div>
      </Section>
      <Section title={t("sessions")} note={t("sessionsNote")}>
        <SessionTable sessions={sessions} timeZone={tenant.timeZone} />
      </Section>
    </>
  );
}
