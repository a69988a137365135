import type { Metadata } from "next";
import { loadCatalogue } from "@/app/_product/segment-builder/load-catalogue";
import { api, orNotFound } from "@/app/_trpc/server";
import { SegmentEditor } from "@/app/(console)/t/[tenant]/segments/_editor/segment-editor";

type PageProps = { params: Promise<{ tenant: string; segmentId: string }> };

const load = async ({ params }: PageProps) => {
  const { tenant, segmentId } = await params;
  return orNotFound((await api(tenant)).segments.get({ segmentId }));
};

export async function generateMetadata(props: PageProps): Promise<Metadata> {
  return { title: (await load(props)).name };
}

/** One segment and its rule. */
export default async function SegmentPage(props: PageProps) {
  const { tenant } = await props.params;
  const [segment, catalogue, rights] = await Promise.all([
    load(props),
    loadCatalogue(tenant),
    (await api(tenant)).people.myRights(),
  ]);
  const { segmentId, name, folderId, version, rule } = segment;
  return (
    <SegmentEditor
      key={segmentId}
      tenant={tenant}
      segment={{ segmentId, name, folderId, version, rule }}
      rule={rule}
      catalogue={catalogue}
      mayWrite={rights.may.includes("segments:write")}
    />
  );
}
