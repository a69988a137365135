import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { api } from "@/app/_trpc/server";
import { PageHead } from "@/app/_ui/page-head";
import { CreateField } from "@/app/(console)/t/[tenant]/contacts/fields/_fields/create-field";
import { FieldTable } from "@/app/(console)/t/[tenant]/contacts/fields/_fields/field-table";
import { mostFields } from "@/server/domain/contacts/schema";

type PageProps = { params: Promise<{ tenant: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("contacts.pages");
  return { title: t("fields.title") };
}

/** The tenant's own fields, in the order of forms. */
export default async function FieldsPage({ params }: PageProps) {
  const { tenant } = await params;
  const caller = await api(tenant);
  const [fields, rights, t] = await Promise.all([
    caller.contacts.listFields(),
    caller.people.myRights(),
    getTranslations("contacts.pages"),
  ]);
  const mayWrite = rights.may.includes("contacts:write");
  return (
    <>
      <PageHead
        crumb={{ label: t("title"), href: `/t/${tenant}/contacts` }}
        title={t("fields.title")}
        badge={
          <span className="figures text-sm text-text-3">
            {t("fields.count", { count: fields.length, limit: mostFields })}
          </span>
        }
        facts={t("fields.facts")}
        actions={mayWrite && <CreateField keys={fields.map(({ key }) => key)} />}
      />
      <FieldTable fields={fields} mayWrite={mayWrite} />
    </>
  );
}
