import { redirect } from "next/navigation";

/** The address of "create a template" (palette, links): the list with its dialog open. */
export default async function NewTemplatePage({ params }: { params: Promise<{ tenant: string }> }) {
  const { tenant } = await params;
  redirect(`/t/${tenant}/templates?create=1`);
}
