import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NoRight } from "@/app/_product/no-right";
import { api } from "@/app/_trpc/server";
import { Section } from "@/app/_ui/section";
import { GrantForm } from "@/app/(console)/t/[tenant]/settings/_support/grant-form";
import { GrantTable } from "@/app/(console)/t/[tenant]/settings/_support/grant-table";

type PageProps = { params: Promise<{ tenant: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("support.pages"))("title") };
}

/** Leave for the installation's staff to look in, for a time. */
export default async function SupportSettingsPage({ params }: PageProps) {
  const { tenant: slug } = await params;
  const caller = await api(slug);
  const rights = await caller.people.myRights();
  if (!rights.may.includes("settings:write")) return <NoRight />;
  const [grants, tenant, t] = await Promise.all([
    caller.support.list(),
    caller.tenants.get(),
    getTranslations("support.pages"),
  ]);
  return (
    <>
      <Section title={t("title")}>
        <div className="max-w-(--hk-measure)">
          <p className="prose-face mb-3 text-sm text-text-2">{t("text")}</p>
          <ul className="prose-face mb-6 grid list-disc gap-1 pl-5 text-sm text-text-2">
            <li>{t("points.read")}</li>
            <li>{t("points.log")}</li>
            <li>{t("points.end")}</li>
          </ul>
          <GrantForm />
        </div>
      </Section>
      <Section title={t("list")}>
        <GrantTable grants={grants} timeZone={tenant.timeZone} />
      </Section>
    </>
  );
}
