"use client";
import { useTranslations } from "next-intl";
import { useMergeWords } from "@/app/_product/campaigns/use-merge-words";
import { Avatar } from "@/app/_ui/avatar";
import { cx } from "@/app/_ui/cx";
import type { EditorShown } from "@/app/(console)/t/[tenant]/campaigns/[campaignId]/_editor/campaign-editor";

/** The mail as it stands in an inbox: who, from where, about what. */
export function InboxRow({ editing, domains }: EditorShown) {
  const t = useTranslations("campaigns.pages.editor.sender");
  const words = useMergeWords();
  const { fromName, fromLocalPart, domainId, subject, preheader } = editing.draft;
  const domain = domains.find((one) => one.domainId === domainId);
  return (
    <span className="grid grid-cols-[auto_minmax(0,1fr)] items-start gap-x-2.5 rounded-md bg-sunken px-3 py-2">
      <span className="row-span-3 mt-0.5 grid">
        <Avatar name={fromName === "" ? "?" : fromName} />
      </span>
      <span className="truncate">
        <b className="text-text">{fromName === "" ? t("noName") : fromName}</b>{" "}
        <span className="text-text-3">{domain ? `<${fromLocalPart}@${domain.name}>` : t("noDomain")}</span>
      </span>
      <span className={cx("truncate font-medium", subject === "" ? "text-text-3" : "text-text")}>
        {subject === "" ? t("noSubject") : words(subject)}
      </span>
      {preheader !== "" && <span className="truncate text-text-3">{words(preheader)}</span>}
    </span>
  );
}
