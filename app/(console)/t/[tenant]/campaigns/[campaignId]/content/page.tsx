import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { api, ifAllowed, orNotFound } from "@/app/_trpc/server";
import { ContentEditor } from "@/app/(console)/t/[tenant]/campaigns/[campaignId]/content/_content/content-editor";
import { mailContent } from "@/server/domain/templates/schema";

type PageProps = { params: Promise<{ tenant: string; campaignId: string }> };

/** What may be written without asking; the campaign's page asks before anything approved is changed. */
const free: readonly string[] = ["draft", "changes-requested"];

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("campaigns.pages.content");
  return { title: t("title") };
}

/** The mail of a campaign, in the editor of mails. */
export default async function ContentPage({ params }: PageProps) {
  const { tenant, campaignId } = await params;
  const caller = await api(tenant);
  const [campaign, customFields, { locale }, rights] = await Promise.all([
    orNotFound(caller.campaigns.get({ campaignId })),
    ifAllowed(caller.contacts.listFields(), []),
    caller.tenants.get(),
    caller.people.myRights(),
  ]);
  if (!free.includes(campaign.state) || !rights.may.includes("campaigns:write"))
    redirect(`/t/${tenant}/campaigns/${campaignId}`);
  const { id, name, revision, updatedAt } = campaign;
  const parsed = mailContent.safeParse(campaign);
  const { subject, preheader, text } = campaign;
  return (
    <ContentEditor
      key={revision}
      tenant={{ slug: tenant, locale }}
      campaign={{ id, name, revision, updatedAt }}
      content={parsed.success ? parsed.data : { subject, preheader, design: null, text }}
      customFields={customFields.map(({ key, label }) => ({ key, label }))}
    />
  );
}
