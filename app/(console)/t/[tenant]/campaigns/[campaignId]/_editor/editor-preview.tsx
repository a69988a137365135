"use client";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { MailPreview } from "@/app/_product/campaigns/mail-preview";
import { useTRPC } from "@/app/_trpc/client";
import type { EditorShown } from "@/app/(console)/t/[tenant]/campaigns/[campaignId]/_editor/campaign-editor";

/** The draft as its readers would get it. */
export function EditorPreview({ campaign, domains, editing }: EditorShown) {
  const trpc = useTRPC();
  const [contactId, setContactId] = useState<string>();
  const { data } = useQuery(
    trpc.campaigns.preview.queryOptions(
      { campaignId: campaign.id, contactId },
      { placeholderData: keepPreviousData },
    ),
  );
  const { fromName, fromLocalPart, domainId } = editing.draft;
  const domain = domains.find((one) => one.domainId === domainId)?.name ?? "…";
  return (
    <MailPreview
      preview={data}
      from={{ name: fromName, address: `${fromLocalPart}@${domain}` }}
      onReader={setContactId}
    />
  );
}
