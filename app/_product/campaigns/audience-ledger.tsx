"use client";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useFormat } from "@/app/_i18n/use-format";
import type { AudienceCount } from "@/app/_product/campaigns/campaign-types";
import { useReasonWords } from "@/app/_product/campaigns/use-reason-words";
import { Ledger } from "@/app/_ui/ledger";

type AudienceLedgerProps = {
  audience: Pick<AudienceCount, "inSegment" | "excluded" | "willReceive">;
  segmentName: string;
  /** When it was counted and how long that took. */
  counted?: { asOf: Date; durationMs: number } | undefined;
  footnote?: ReactNode;
};

/** Who is in the segment, who is left out and why, who will receive it. */
export function AudienceLedger({ audience, segmentName, counted, footnote }: AudienceLedgerProps) {
  const t = useTranslations("campaigns.pages.audience");
  const words = useReasonWords();
  const format = useFormat();
  const asOf = counted && {
    time: format.time(counted.asOf),
    seconds: (Math.max(counted.durationMs, 1) / 1_000).toFixed(counted.durationMs < 100 ? 2 : 1),
  };
  return (
    <Ledger
      label={t("ledger")}
      rows={[
        { label: segmentName, value: audience.inSegment },
        ...audience.excluded.map(({ reason, count }) => ({
          label: words("excluded", reason),
          value: -count,
          kind: "change" as const,
        })),
      ]}
      total={{ label: t("willReceive"), value: audience.willReceive }}
      footnote={footnote ?? (asOf && t("counted", asOf))}
    />
  );
}
