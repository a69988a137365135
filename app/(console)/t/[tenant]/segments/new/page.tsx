import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { type ContactQuery, readContactQuery } from "@/app/_product/contacts/contact-query";
import { ruleOfQuery } from "@/app/_product/contacts/rule-of-query";
import { readFolder } from "@/app/_product/folders/read-folder";
import { loadCatalogue } from "@/app/_product/segment-builder/load-catalogue";
import { api, orNotFound } from "@/app/_trpc/server";
import { SegmentEditor } from "@/app/(console)/t/[tenant]/segments/_editor/segment-editor";

type PageProps = {
  params: Promise<{ tenant: string }>;
  searchParams: Promise<ContactQuery & { folder?: string }>;
};

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("segments.pages.editor");
  return { title: t("newTitle") };
}

/** A new segment: blank, or with the conditions of a filtered list of contacts. */
export default async function NewSegmentPage({ params, searchParams }: PageProps) {
  const [{ tenant }, query] = await Promise.all([params, searchParams]);
  const caller = await api(tenant);
  const filter = readContactQuery(query);
  const { segmentId } = filter;
  const [catalogue, rights, inner] = await Promise.all([
    loadCatalogue(tenant),
    caller.people.myRights(),
    segmentId === undefined ? null : orNotFound(caller.segments.get({ segmentId })),
  ]);
  return (
    <SegmentEditor
      tenant={tenant}
      segment={null}
      folderId={readFolder(query)}
      rule={ruleOfQuery(filter, inner?.rule ?? null)}
      catalogue={catalogue}
      mayWrite={rights.may.includes("segments:write")}
    />
  );
}
