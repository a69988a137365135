import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { api, ifAllowed, orNotFound } from "@/app/_trpc/server";
import { CampaignEditor } from "@/app/(console)/t/[tenant]/campaigns/[campaignId]/_editor/campaign-editor";
import type { ContentFacts } from "@/app/(console)/t/[tenant]/campaigns/[campaignId]/_editor/editor-data";
import { compileTemplate } from "@/server/domain/templates/pure/compile-template";
import { listReferences } from "@/server/domain/templates/pure/list-references";
import { renderMail } from "@/server/domain/templates/pure/render-mail";
import { mailContent } from "@/server/domain/templates/schema";

type PageProps = { params: Promise<{ tenant: string; campaignId: string }> };

const mostSegments = 200;
/** Afterwards the release says who it went to. */
const countedStates: readonly string[] = ["draft", "in-review", "changes-requested", "approved", "scheduled"];

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("campaigns.pages.list");
  return { title: t("title") };
}

/** One campaign: five cards on a road while it is a draft, its progress while it is being sent. */
export default async function CampaignPage({ params }: PageProps) {
  const { tenant: slug, campaignId } = await params;
  const caller = await api(slug);
  const [detail, tenant, segments, domains, customFields, problems, rights] = await Promise.all([
    orNotFound(caller.campaigns.get({ campaignId })),
    caller.tenants.get(),
    ifAllowed(caller.segments.list({ limit: mostSegments }), { items: [] }),
    ifAllowed(caller.domains.list(), []),
    ifAllowed(caller.contacts.listFields(), []),
    orNotFound(caller.campaigns.check({ campaignId })),
    caller.people.myRights(),
  ]);
  const { design, text, ...campaign } = detail;
  // A segment that cannot be counted says so in the rail, when the browser asks again.
  const isUnsent = countedStates.includes(campaign.state);
  const audience =
    campaign.segmentId === null || !isUnsent
      ? null
      : await caller.campaigns.countAudience({ campaignId }).catch(() => null);
  const { name, timeZone, locale } = tenant;
  return (
    <CampaignEditor
      tenant={{ slug, name, timeZone, locale }}
      campaign={{ ...campaign, contentFacts: factsOf({ ...campaign, design, text }, locale) }}
      segments={segments.items.map(({ segmentId, name: segment }) => ({ segmentId, name: segment }))}
      domains={domains.map(({ domainId, name: domain, state }) => ({ domainId, name: domain, state }))}
      customFields={customFields.map(({ key, label }) => ({ key, label }))}
      problems={problems}
      audience={audience}
      may={rights.may}
      today={new Intl.DateTimeFormat("sv-SE", { timeZone }).format(new Date())}
    />
  );
}

function factsOf(content: unknown, locale: "ja" | "en"): ContentFacts {
  const parsed = mailContent.safeParse(content);
  const empty = { kind: "empty", images: 0, mergeFields: 0, links: 0 } as const;
  if (!parsed.success) return empty;
  const mail = renderMail(parsed.data, locale);
  if (mail.html === null && mail.text === "") return empty;
  const { images, mergePaths } = listReferences(mail);
  const { links } = compileTemplate({
    content: mail,
    links: { untrackedUrls: [], untrackedHosts: [] },
    trackOpens: false,
    trackClicks: true,
    isDraft: true,
  });
  return {
    kind: mail.html === null ? "text" : "design",
    images: images.length,
    mergeFields: mergePaths.length,
    links: links.length,
  };
}
