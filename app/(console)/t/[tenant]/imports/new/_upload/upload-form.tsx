"use client";
import { FileUp } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type DragEvent, useEffect, useRef, useState } from "react";
import { Button } from "@/app/_ui/button";
import { cx } from "@/app/_ui/cx";
import { Note } from "@/app/_ui/note";
import { PageBody } from "@/app/_ui/page-body";
import { largestImportInBytes } from "@/server/domain/files/schema";
import { csvLimits } from "@/server/domain/imports/pure/csv-limits";
import { formatBytes } from "./format-bytes";
import { SendingFile } from "./sending-file";
import { UploadRefused, uploadFile } from "./upload-file";

type Sending = { file: File; sentInBytes: number };

/** Takes a file by dropping or choosing, sends it, and goes on to its columns. */
export function UploadForm({ tenant }: { tenant: string }) {
  const t = useTranslations("imports.pages.upload");
  const router = useRouter();
  const abort = useRef<AbortController | null>(null);
  const [sending, setSending] = useState<Sending | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => () => abort.current?.abort(), []);
  const take = async (files: FileList | null) => {
    const [file] = files ?? [];
    if (!file || !files || sending) return;
    if (files.length > 1) return setProblem(t("several"));
    if (file.size > largestImportInBytes)
      return setProblem(t("tooLarge", { size: formatBytes(largestImportInBytes) }));
    const controller = new AbortController();
    const { signal } = controller;
    abort.current = controller;
    setProblem(null);
    setSending({ file, sentInBytes: 0 });
    try {
      const onProgress = (sentInBytes: number) => setSending({ file, sentInBytes });
      const importId = await uploadFile({ tenant, file, onProgress, signal });
      router.push(`/t/${tenant}/imports/${importId}?step=columns`);
    } catch (error) {
      setSending(null);
      if (signal.aborted) setProblem(t("stopped"));
      else setProblem(error instanceof UploadRefused && error.message !== "" ? error.message : t("failed"));
    }
  };
  return (
    <PageBody>
      <div className="grid max-w-3xl gap-6">
        {sending ? (
          <SendingFile {...sending} onStop={() => abort.current?.abort()} />
        ) : (
          <DropZone onFiles={(files) => void take(files)} />
        )}
        {problem && <Note tone="danger">{problem}</Note>}
        <dl className="grid gap-4 text-sm md:grid-cols-2">
          <div>
            <dt className="font-bold">{t("headTitle")}</dt>
            <dd className="prose-face text-text-2">{t("headText")}</dd>
          </div>
          <div>
            <dt className="font-bold">{t("safeTitle")}</dt>
            <dd className="prose-face text-text-2">{t("safeText")}</dd>
          </div>
        </dl>
      </div>
    </PageBody>
  );
}

function DropZone({ onFiles }: { onFiles: (files: FileList | null) => void }) {
  const t = useTranslations("imports.pages.upload");
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const drag = (isOver: boolean) => (event: DragEvent) => {
    event.preventDefault();
    setOver(isOver);
  };
  const limits = t("limits", {
    size: formatBytes(largestImportInBytes),
    rows: csvLimits.rows,
    columns: csvLimits.columns,
  });
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a short cut for the button inside
    <div
      onDragOver={drag(true)}
      onDragLeave={drag(false)}
      onDrop={(event) => {
        drag(false)(event);
        onFiles(event.dataTransfer.files);
      }}
      className={cx(
        "grid justify-items-center gap-3 rounded-lg border border-line-control border-dashed px-6 py-12 text-center",
        over ? "bg-accent-soft" : "bg-sunken",
      )}
    >
      <FileUp className="size-6! text-text-3" aria-hidden="true" />
      <p className="font-bold text-md max-md:hidden">{t("drop")}</p>
      <Button variant="primary" size="lg" data-shortcut="new" onClick={() => input.current?.click()}>
        {t("choose")}
      </Button>
      <input
        ref={input}
        type="file"
        aria-label={t("choose")}
        accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain"
        className="sr-only"
        tabIndex={-1}
        onChange={(event) => {
          onFiles(event.target.files);
          event.target.value = "";
        }}
      />
      <p className="text-text-3 text-xs">
        {limits}
        <br />
        {t("encodings")}
      </p>
    </div>
  );
}
