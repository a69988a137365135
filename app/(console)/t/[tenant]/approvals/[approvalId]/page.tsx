import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { api, orNotFound } from "@/app/_trpc/server";
import { DecisionView } from "@/app/(console)/t/[tenant]/approvals/[approvalId]/_decision/decision-view";

type PageProps = { params: Promise<{ tenant: string; approvalId: string }> };

const mostWaiting = 100;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("approvals.pages.list");
  return { title: t("title") };
}

/** One request: the mail itself, the facts about it, and the decision. */
export default async function ApprovalPage({ params }: PageProps) {
  const { tenant, approvalId } = await params;
  const caller = await api(tenant);
  const [approval, preview, open] = await Promise.all([
    orNotFound(caller.approvals.get({ approvalId })),
    orNotFound(caller.approvals.preview({ approvalId })),
    caller.approvals.list({ state: "open", limit: mostWaiting }),
  ]);
  const waiting = open.filter(({ mayDecide }) => mayDecide).map(({ id }) => id);
  return (
    <DecisionView key={approval.id} tenant={tenant} approval={approval} preview={preview} waiting={waiting} />
  );
}
