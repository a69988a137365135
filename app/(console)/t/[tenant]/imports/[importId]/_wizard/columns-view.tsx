"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useErrorWords } from "@/app/_product/imports/use-error-words";
import { Button } from "@/app/_ui/button";
import { Note } from "@/app/_ui/note";
import { PageBody } from "@/app/_ui/page-body";
import { PageFoot } from "@/app/_ui/page-foot";
import { RadioCards } from "@/app/_ui/radio-cards";
import { Section } from "@/app/_ui/section";
import { type ImportMode, importModes } from "@/server/domain/imports/schema";
import { type ColumnDraft, doubledTargets, readColumns, usedColumns } from "./column-draft";
import { ColumnTable } from "./column-table";
import { FileReading } from "./file-reading";
import type { ContactField, ImportDetail } from "./import-types";
import { useUpdateImport } from "./use-update-import";

type ColumnsViewProps = {
  detail: ImportDetail;
  fields: readonly ContactField[];
  refresh: () => Promise<unknown>;
  onNext: () => void;
};

/** How the file is read, where each column goes, and what happens to people who are there already. */
export function ColumnsView({ detail, fields, refresh, onNext }: ColumnsViewProps) {
  const t = useTranslations("imports.pages");
  const errorWords = useErrorWords();
  const [columns, setColumns] = useState<readonly ColumnDraft[]>(() => readColumns(detail));
  const [mode, setMode] = useState<ImportMode>(detail.options.mode);
  const update = useUpdateImport(detail, refresh);
  const used = usedColumns(columns);
  const stored = usedColumns(readColumns(detail));
  const isChanged = mode !== detail.options.mode || JSON.stringify(used) !== JSON.stringify(stored);
  const isOver = detail.state === "failed" || detail.state === "stopped";
  const hasEmail = used.some(({ target }) => target === "email");
  const doubled = doubledTargets(columns);
  const go = async () => {
    if (isChanged || isOver) await update.run({ columns: used, mode });
    onNext();
  };
  return (
    <>
      <PageBody>
        {detail.failure && (
          <div className="mb-6 max-w-(--hk-measure)">
            <Note tone="danger" title={t("result.failedTitle")}>
              {errorWords(detail.failure.key, detail.failure.details)}
            </Note>
          </div>
        )}
        <FileReading detail={detail} update={update} />
        <Section title={t("columns.title")} note={t("columns.note")}>
          {columns.length === 0 ? (
            <p className="text-sm text-text-2">{t("columns.unreadable")}</p>
          ) : (
            <ColumnTable
              columns={columns}
              rows={detail.preview.rows}
              fields={fields}
              doubled={doubled}
              onChange={setColumns}
            />
          )}
        </Section>
        <Section title={t("columns.mode")}>
          <div className="max-w-(--hk-measure)">
            <RadioCards
              label={t("columns.mode")}
              value={mode}
              onValueChange={(next) => setMode(importModes.find((known) => known === next) ?? mode)}
              options={importModes.map((value) => ({
                value,
                title: t(`modes.${value}`),
                text: t(`modes.${value}Text`),
              }))}
            />
          </div>
        </Section>
      </PageBody>
      <PageFoot
        actions={
          <Button
            variant="primary"
            disabled={!hasEmail || doubled.size > 0}
            pending={update.pending}
            pendingLabel={t("columns.saving")}
            onClick={() => void go().catch(() => undefined)}
          >
            {t(isOver ? "columns.check" : isChanged ? "columns.recheck" : "columns.next")}
          </Button>
        }
      >
        <FootWords detail={detail} columns={columns} hasEmail={hasEmail} failure={update.failure} />
      </PageFoot>
    </>
  );
}

type FootWordsProps = {
  detail: ImportDetail;
  columns: readonly ColumnDraft[];
  hasEmail: boolean;
  failure: string | null;
};

function FootWords({ detail, columns, hasEmail, failure }: FootWordsProps) {
  const t = useTranslations("imports.pages.columns");
  const used = columns.filter(({ target }) => target !== "ignore").length;
  if (failure) return <span className="text-danger-text">{failure}</span>;
  if (columns.length > 0 && !hasEmail) return <span className="text-warning-text">{t("missingEmail")}</span>;
  return (
    <span className="text-text-3">
      {t("used", { used, ignored: columns.length - used })}
      {detail.state === "checking" && <> · {t("checking", { rows: detail.rowsRead })}</>}
      {detail.state === "ready" && <> · {t("checked", { rows: detail.rowsTotal })}</>}
    </span>
  );
}
