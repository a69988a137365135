import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NoRight } from "@/app/_product/no-right";
import { neighbours, readTrail } from "@/app/_product/page-trail";
import { api } from "@/app/_trpc/server";
import { Pagination } from "@/app/_ui/pagination";
import { Section } from "@/app/_ui/section";
import { TextLink } from "@/app/_ui/text-link";
import { CreateKey } from "@/app/(console)/t/[tenant]/settings/_keys/create-key";
import { KeyTable } from "@/app/(console)/t/[tenant]/settings/_keys/key-table";

type PageProps = {
  params: Promise<{ tenant: string }>;
  searchParams: Promise<{ cursor?: string; before?: string }>;
};

const rowsPerPage = 50;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings.pages.keys"))("title") };
}

/** Keys of the company's programs. */
export default async function KeysSettingsPage({ params, searchParams }: PageProps) {
  const [{ tenant: slug }, query] = await Promise.all([params, searchParams]);
  const trail = readTrail(query);
  const caller = await api(slug);
  const rights = await caller.people.myRights();
  if (!rights.may.includes("keys:write")) return <NoRight />;
  const [page, tenant, t] = await Promise.all([
    caller.apiKeys.list({
      limit: rowsPerPage,
      ...(trail.cursor !== undefined && { cursor: trail.cursor }),
    }),
    caller.tenants.get(),
    getTranslations("settings.pages.keys"),
  ]);
  const path = `/t/${slug}/settings/keys`;
  const { previousHref, nextHref } = neighbours(path, {}, trail, page.nextCursor);
  return (
    <Section title={t("title")} aside={<CreateKey may={rights.may} />}>
      <p className="prose-face mb-4 text-sm text-text-2">
        {t("text")} <TextLink href={`/t/${slug}/integrations`}>{t("howTo")}</TextLink>
      </p>
      <KeyTable keys={page.items} timeZone={tenant.timeZone} />
      {(previousHref ?? nextHref) && <Pagination range="" previousHref={previousHref} nextHref={nextHref} />}
    </Section>
  );
}
