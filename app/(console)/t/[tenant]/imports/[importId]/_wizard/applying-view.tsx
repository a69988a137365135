"use client";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { useFormat } from "@/app/_i18n/use-format";
import { Ledger } from "@/app/_ui/ledger";
import { LongJob } from "@/app/_ui/long-job";
import { PageBody } from "@/app/_ui/page-body";
import type { ImportDetail } from "./import-types";
import { outcomeRows } from "./outcome-rows";
import { useStopImport } from "./use-stop-import";

type ApplyingViewProps = { detail: ImportDetail; refresh: () => Promise<unknown>; mayWrite: boolean };

/** Below this share the time left is a guess. */
const guessFrom = 0.02;

/** Seconds until the last row, by the pace so far; unknown at the beginning. */
function remainingSeconds({ appliedAt, rowsRead, rowsTotal }: ImportDetail, now: Date): number | undefined {
  if (appliedAt === null || rowsTotal === 0 || rowsRead < rowsTotal * guessFrom) return undefined;
  const passed = (now.getTime() - appliedAt.getTime()) / 1_000;
  return Math.max(1, (passed / rowsRead) * (rowsTotal - rowsRead));
}

/** Rows becoming contacts, live, with the way to stop. */
export function ApplyingView({ detail, refresh, mayWrite }: ApplyingViewProps) {
  const t = useTranslations("imports.pages");
  const format = useFormat();
  const stop = useStopImport(detail, refresh);
  const { fileName, rowsRead, rowsTotal, rowsRejected } = detail;
  const rows = outcomeRows(detail);
  // Server and browser have clocks of their own: the time left is said by the browser alone.
  const [now, setNow] = useState<Date | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each answer sets the clock
  useEffect(() => setNow(new Date()), [rowsRead]);
  return (
    <PageBody narrow>
      <LongJob
        title={t("apply.running", { name: fileName })}
        done={rowsRead}
        total={rowsTotal}
        unit={t("apply.unit")}
        problems={rowsRejected > 0 && t("apply.rejected", { count: rowsRejected })}
        remainingSeconds={now === null ? undefined : remainingSeconds(detail, now)}
        onStop={mayWrite ? stop.stop : undefined}
        stopping={stop.pending}
      />
      {stop.failure && (
        <p role="alert" className="mt-2 text-danger-text text-sm">
          {stop.failure}
        </p>
      )}
      <p className="mt-3 text-sm text-text-2">{t("apply.note")}</p>
      <div className="mt-6 max-w-96">
        <Ledger
          label={t("apply.soFar")}
          rows={rows.map(({ key, value, swatch }) => ({ label: t(`result.${key}`), value, swatch }))}
          total={{ label: t("apply.soFar"), value: rowsRead }}
          footnote={now !== null && t("apply.asOf", { time: format.time(now) })}
        />
      </div>
    </PageBody>
  );
}
