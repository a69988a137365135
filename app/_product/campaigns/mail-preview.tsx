"use client";
import { ChevronLeft, ChevronRight, Monitor, Smartphone, Type, UserRound } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { MailPreviewData } from "@/app/_product/campaigns/campaign-types";
import { GrowingMailFrame } from "@/app/_product/campaigns/growing-mail-frame";
import { cx } from "@/app/_ui/cx";
import { IconButton } from "@/app/_ui/icon-button";
import { SegmentedControl } from "@/app/_ui/segmented-control";
import { Skeleton } from "@/app/_ui/skeleton";

type MailPreviewProps = {
  preview: MailPreviewData | undefined;
  from: { name: string; address: string };
  onReader: (contactId: string) => void;
};

type View = "desktop" | "phone" | "text";

/** A mail as one of its readers would see it: desktop, phone or text, and ‹ › through the readers. */
export function MailPreview({ preview, from, onReader }: MailPreviewProps) {
  const t = useTranslations("campaigns.pages.preview");
  const [view, setView] = useState<View>("desktop");
  const views = [
    { value: "desktop", label: t("desktop"), icon: <Monitor /> },
    { value: "phone", label: t("phone"), icon: <Smartphone /> },
    { value: "text", label: t("text"), icon: <Type /> },
  ];
  return (
    <div className="mx-auto max-w-160">
      <div className="mb-3.5 flex flex-wrap items-center justify-between gap-2">
        <SegmentedControl
          label={t("view")}
          options={views}
          value={view}
          onValueChange={(next) => setView(next as View)}
        />
        {preview && <ReaderPicker preview={preview} onReader={onReader} />}
      </div>
      <div
        data-theme="light"
        className={cx(
          "overflow-hidden rounded-lg border border-line-strong bg-white text-text",
          view === "phone" && "mx-auto max-w-94",
        )}
      >
        {preview === undefined ? <LoadingMail /> : <Mail preview={preview} from={from} view={view} />}
      </div>
      <p className="mt-3 text-center text-text-3 text-xs">
        {t("note", { count: preview?.readers.length ?? 0 })}
      </p>
    </div>
  );
}

function Mail({
  preview,
  from,
  view,
}: {
  preview: MailPreviewData;
  from: MailPreviewProps["from"];
  view: View;
}) {
  const t = useTranslations("campaigns.pages.preview");
  const { mail } = preview;
  if (mail === null) return <p className="p-6 text-sm text-text-2">{t("broken")}</p>;
  const isText = view === "text" || mail.html === null;
  return (
    <>
      <header data-mail className="border-line border-b px-5 py-4 text-sm">
        <b className="block text-lg">{mail.subject === "" ? t("noSubject") : mail.subject}</b>
        <span className="text-text-2">
          {from.name} &lt;{from.address}&gt;
        </span>
        {mail.preheader !== "" && <span className="block text-text-3">{mail.preheader}</span>}
      </header>
      {isText ? (
        <pre data-mail className="whitespace-pre-wrap p-5 font-sans text-md leading-prose">
          {mail.text.trim() === "" ? t("noText") : mail.text}
        </pre>
      ) : (
        <GrowingMailFrame html={mail.html ?? ""} title={t("frame")} />
      )}
    </>
  );
}

function ReaderPicker({
  preview,
  onReader,
}: {
  preview: MailPreviewData;
  onReader: (contactId: string) => void;
}) {
  const t = useTranslations("campaigns.pages.preview");
  const { readers, reader } = preview;
  if (reader === null) return <span className="text-sm text-text-3">{t("nobody")}</span>;
  const at = readers.findIndex(({ contactId }) => contactId === reader.contactId);
  const go = (step: number) => {
    const next = readers[(at + step + readers.length) % readers.length];
    if (next) onReader(next.contactId);
  };
  return (
    <div className="flex min-w-0 items-center gap-1">
      <IconButton
        label={t("previousReader")}
        icon={<ChevronLeft />}
        size="sm"
        variant="secondary"
        disabled={readers.length < 2}
        onClick={() => go(-1)}
      />
      <span
        role="status"
        title={reader.email}
        className="flex h-7 min-w-0 items-center gap-1.5 rounded-md border border-line-strong bg-sheet px-2 text-sm max-md:h-9"
      >
        <UserRound className="text-text-3" aria-hidden="true" />
        <span className="truncate">
          {reader.name === "" ? reader.email : t("reader", { name: reader.name })}
        </span>
      </span>
      <IconButton
        label={t("nextReader")}
        icon={<ChevronRight />}
        size="sm"
        variant="secondary"
        disabled={readers.length < 2}
        onClick={() => go(1)}
      />
    </div>
  );
}

function LoadingMail() {
  return (
    <div className="grid gap-3 p-6" aria-hidden="true">
      <Skeleton width="w-3/5" height="h-5" />
      <Skeleton width="w-2/5" />
      <Skeleton height="h-48" />
      <Skeleton width="w-4/5" />
    </div>
  );
}
