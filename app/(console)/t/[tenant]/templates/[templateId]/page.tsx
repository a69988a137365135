import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { api, ifAllowed, orNotFound } from "@/app/_trpc/server";
import { TemplateEditor } from "./_editor/template-editor";

type PageProps = { params: Promise<{ tenant: string; templateId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("templates.pages.editor");
  return { title: t("title") };
}

/** A template to be written, or looked at by those who may not write. */
export default async function TemplatePage({ params }: PageProps) {
  const { tenant, templateId } = await params;
  const caller = await api(tenant);
  const [template, customFields, { locale, name }, rights] = await Promise.all([
    orNotFound(caller.templates.get({ templateId })),
    ifAllowed(caller.contacts.listFields(), []),
    caller.tenants.get(),
    caller.people.myRights(),
  ]);
  return (
    <TemplateEditor
      tenant={{ slug: tenant, name, locale }}
      template={template}
      customFields={customFields.map(({ key, label }) => ({ key, label }))}
      mayWrite={rights.may.includes("templates:write")}
    />
  );
}
