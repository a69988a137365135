"use client";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { MailFrame } from "@/app/_product/email-preview/mail-frame";
import { useTRPC } from "@/app/_trpc/client";
import { Tag } from "@/app/_ui/tag";
import type { EditorShown } from "@/app/(console)/t/[tenant]/campaigns/[campaignId]/_editor/campaign-editor";

/** A small picture of the mail, and what it holds. */
export function ContentSummary({ campaign }: EditorShown) {
  const t = useTranslations("campaigns.pages.editor.content");
  const { kind, images, mergeFields, links } = campaign.contentFacts;
  if (kind === "empty") return t("empty");
  return (
    <span className="flex items-center gap-4">
      {kind === "design" && <Thumbnail campaignId={campaign.id} />}
      <span className="grid min-w-0 gap-1.5">
        <span>{t(kind)}</span>
        <span className="flex flex-wrap gap-1.5">
          <Tag>{t("links", { count: links })}</Tag>
          <Tag>{t("mergeFields", { count: mergeFields })}</Tag>
          {kind === "design" && <Tag>{t("images", { count: images })}</Tag>}
        </span>
      </span>
    </span>
  );
}

/** 640px of mail, an eighth as wide. */
function Thumbnail({ campaignId }: { campaignId: string }) {
  const trpc = useTRPC();
  const { data } = useQuery(
    trpc.campaigns.preview.queryOptions({ campaignId }, { placeholderData: keepPreviousData }),
  );
  const html = data?.mail?.html;
  return (
    <span className="relative block h-24 w-20 flex-none overflow-hidden rounded-sm border border-line bg-white max-md:hidden">
      {html && (
        <MailFrame
          html={html}
          title=""
          picture
          className="pointer-events-none h-192 w-160 origin-top-left scale-[0.125]"
        />
      )}
    </span>
  );
}
