"use client";
import { Square } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/app/_ui/button";
import { Progress } from "@/app/_ui/progress";
import { formatBytes } from "./format-bytes";

type SendingFileProps = { file: File; sentInBytes: number; onStop: () => void };

/** How far a file is on its way, and the way to stop it. */
export function SendingFile({ file, sentInBytes, onStop }: SendingFileProps) {
  const t = useTranslations("imports.pages.upload");
  const title = t("sending", { name: file.name });
  return (
    <div className="rounded-lg border border-line px-5 py-4">
      <div className="flex items-center justify-between gap-3 text-sm">
        <b className="min-w-0 truncate">{title}</b>
        <Button variant="danger" size="sm" icon={<Square />} onClick={onStop}>
          {t("stop")}
        </Button>
      </div>
      <Progress label={title} value={sentInBytes} max={Math.max(1, file.size)} className="mt-2.5 mb-2" />
      <p className="figures text-text-3 text-xs">
        {t("progress", {
          done: formatBytes(Math.min(sentInBytes, file.size)),
          total: formatBytes(file.size),
        })}
      </p>
    </div>
  );
}
