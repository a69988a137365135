"use client";
import { Square } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useFormat } from "@/app/_i18n/use-format";
import { Button } from "@/app/_ui/button";
import { Progress } from "@/app/_ui/progress";

type LongJobProps = {
  /** In the present tense: 顧客名簿.csv を反映しています. */
  title: string;
  done: number;
  total: number;
  /** After the numbers: 行, 通. */
  unit?: string | undefined;
  /** Problems so far, in words: 取り込めない行 241. */
  problems?: ReactNode;
  remainingSeconds?: number | undefined;
  /** Shows 中止; give it when stopping is possible. */
  onStop?: (() => void) | undefined;
  stopping?: boolean | undefined;
  stopLabel?: string | undefined;
};

/** Something that takes minutes: `title`, `done`, `total`, `unit`, `problems`, `remainingSeconds`, `onStop`, `stopping`. */
export function LongJob(props: LongJobProps) {
  const { title, done, total, unit = "", problems, remainingSeconds, onStop, stopping, stopLabel } = props;
  const t = useTranslations("ui.job");
  const format = useFormat();
  return (
    <div>
      <div className="flex items-center justify-between gap-3 text-sm">
        <b>{title}</b>
        {onStop && (
          <Button variant="danger" size="sm" icon={<Square />} onClick={onStop} pending={stopping}>
            {stopLabel ?? t("stop")}
          </Button>
        )}
      </div>
      <Progress label={title} value={done} max={total} className="mt-2.5 mb-2" />
      <div className="flex flex-wrap justify-between gap-x-3 text-text-3 text-xs tabular-nums">
        <span>
          {t("progress", { done: format.integer(done), total: format.integer(total), unit })}
          {problems && <>・{problems}</>}
        </span>
        <span>
          {remainingSeconds === undefined
            ? t("continues")
            : t("remainingContinues", { duration: format.duration(remainingSeconds) })}
        </span>
      </div>
    </div>
  );
}
