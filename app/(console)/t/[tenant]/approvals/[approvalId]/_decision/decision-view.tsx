"use client";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useFormat } from "@/app/_i18n/use-format";
import type { ApprovalDetail, MailPreviewData } from "@/app/_product/campaigns/campaign-types";
import { MailPreview } from "@/app/_product/campaigns/mail-preview";
import { useTRPC } from "@/app/_trpc/client";
import { Badge, type BadgeTone } from "@/app/_ui/badge";
import { PageHead } from "@/app/_ui/page-head";
import { DecisionFoot } from "@/app/(console)/t/[tenant]/approvals/[approvalId]/_decision/decision-foot";
import { QueueSteps } from "@/app/(console)/t/[tenant]/approvals/[approvalId]/_decision/queue-steps";
import { RequestFacts } from "@/app/(console)/t/[tenant]/approvals/[approvalId]/_decision/request-facts";

type DecisionViewProps = {
  tenant: string;
  approval: ApprovalDetail;
  preview: MailPreviewData;
  /** Ids of all requests that wait for this person. */
  waiting: readonly string[];
};

const tones: Readonly<Record<string, BadgeTone>> = {
  open: "warning",
  approved: "success",
  returned: "danger",
};

/** The thing itself at left, facts in reading order at right, the decision in the foot. */
export function DecisionView({ tenant, approval, preview, waiting }: DecisionViewProps) {
  const t = useTranslations("approvals.pages.decision");
  const states = useTranslations("sends.approvalStates");
  const format = useFormat();
  const trpc = useTRPC();
  const [contactId, setContactId] = useState<string>();
  const { data: shown } = useQuery(
    trpc.approvals.preview.queryOptions(
      { approvalId: approval.id, contactId },
      { placeholderData: keepPreviousData, ...(contactId === undefined && { initialData: preview }) },
    ),
  );
  const requested = t("requested", {
    name: approval.names[approval.requestedBy] ?? t("someone"),
    when: format.instant(approval.createdAt),
  });
  return (
    <>
      <PageHead
        line
        crumb={{ label: t("crumb"), href: `/t/${tenant}/approvals` }}
        title={approval.campaignName}
        badge={<Badge tone={tones[approval.state] ?? "neutral"}>{states(approval.state)}</Badge>}
        facts={
          <span className="[text-autospace:no-autospace]">
            {requested}
            {approval.state === "open" && t("frozen")}
          </span>
        }
        actions={<QueueSteps tenant={tenant} current={approval.id} waiting={waiting} />}
      />
      <div className="grid flex-1 grid-cols-[minmax(0,1fr)] lg:grid-cols-[minmax(0,1fr)_26rem]">
        <section
          aria-label={t("mail")}
          className="min-w-0 bg-sunken px-8 pt-6 pb-10 max-md:px-4 max-md:pt-4 max-md:pb-6"
        >
          <MailPreview preview={shown} from={approval.content.from} onReader={setContactId} />
        </section>
        <aside
          aria-label={t("facts")}
          className="min-w-0 border-line p-6 max-lg:border-t max-lg:px-8 max-md:px-4 max-md:py-5 lg:border-l"
        >
          <h2 className="sr-only">{t("facts")}</h2>
          <div>
            <RequestFacts tenant={tenant} approval={approval} />
          </div>
        </aside>
      </div>
      <DecisionFoot tenant={tenant} approval={approval} />
    </>
  );
}
