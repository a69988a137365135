"use client";
import { useTranslations } from "next-intl";
import { useFormat } from "@/app/_i18n/use-format";
import { LiveRegion } from "@/app/_ui/live-region";
import { LongJob } from "@/app/_ui/long-job";
import { PageBody } from "@/app/_ui/page-body";
import type { ImportDetail } from "./import-types";
import { outcomeRows } from "./outcome-rows";
import { useStopImport } from "./use-stop-import";

type CheckingViewProps = { detail: ImportDetail; refresh: () => Promise<unknown>; mayWrite: boolean };

const spokenRows = 20_000;

/** The dry run on its way: how many rows it has read of about how many, what they would do, and the way to stop it. */
export function CheckingView({ detail, refresh, mayWrite }: CheckingViewProps) {
  const t = useTranslations("imports.pages.check");
  const format = useFormat();
  const stop = useStopImport(detail, refresh);
  const { fileName, state, rowsRead, rowsEstimated } = detail;
  const spoken = Math.floor(rowsRead / spokenRows) * spokenRows;
  return (
    <PageBody narrow>
      <LongJob
        title={t(state === "uploaded" ? "waiting" : "running", { name: fileName })}
        done={rowsRead}
        total={Math.max(rowsRead, rowsEstimated ?? 0)}
        unit={t("unitAbout")}
        onStop={mayWrite ? stop.stop : undefined}
        stopping={stop.pending}
      />
      {stop.failure && (
        <p role="alert" className="mt-2 text-danger-text text-sm">
          {stop.failure}
        </p>
      )}
      <dl className="mt-4 flex flex-wrap gap-x-6 gap-y-1 text-sm">
        {outcomeRows(detail).map(({ key, value }) => (
          <div key={key} className="flex gap-2">
            <dt className="text-text-3">{t(key)}</dt>
            <dd className="figures">{format.integer(value)}</dd>
          </div>
        ))}
      </dl>
      <LiveRegion>{t("read", { rows: spoken })}</LiveRegion>
    </PageBody>
  );
}
