import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { api } from "@/app/_trpc/server";
import { Section } from "@/app/_ui/section";
import { CreateRole } from "@/app/(console)/t/[tenant]/settings/_roles/create-role";
import { RoleMatrix } from "@/app/(console)/t/[tenant]/settings/_roles/role-matrix";

type PageProps = { params: Promise<{ tenant: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("roles.pages"))("title") };
}

/** What each role may do, the built-in ones and the company's own, and a way to make one. */
export default async function RoleSettingsPage({ params }: PageProps) {
  const caller = await api((await params).tenant);
  const [matrix, rights, t] = await Promise.all([
    caller.roles.list(),
    caller.people.myRights(),
    getTranslations("roles.pages"),
  ]);
  // A role counts in the whole company: whoever is limited to folders only looks.
  const mayChange = rights.may.includes("people:write") && rights.folders === null;
  return (
    <Section
      title={t("title")}
      note={t("note")}
      aside={mayChange && <CreateRole may={rights.may} matrix={matrix} />}
    >
      <p className="prose-face mb-4 max-w-160 text-sm text-text-2">{t("about")}</p>
      <RoleMatrix matrix={matrix} may={mayChange ? rights.may : []} />
    </Section>
  );
}
