import { redirect } from "next/navigation";

/** The address of "create a campaign" (palette, links): the list with its dialog open. */
export default async function NewCampaignPage({ params }: { params: Promise<{ tenant: string }> }) {
  const { tenant } = await params;
  redirect(`/t/${tenant}/campaigns?create=1`);
}
