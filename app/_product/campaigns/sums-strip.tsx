import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { ReleaseSums } from "@/app/_product/campaigns/campaign-types";
import { EquationStrip } from "@/app/_ui/equation-strip";

/** planned = accepted + bounced + waiting + excluded + cancelled or failed: each send once. */
export function SumsStrip({ sums, aside }: { sums: ReleaseSums; aside?: ReactNode }) {
  const t = useTranslations("sends.outcomes");
  return (
    <EquationStrip
      whole={{ label: t("planned"), value: sums.planned }}
      parts={[
        { label: t("accepted"), value: sums.accepted },
        { label: t("bounced"), value: sums.bounced, tone: "warning" },
        { label: t("waiting"), value: sums.waiting },
        { label: t("excluded"), value: sums.excluded },
        { label: t("cancelledOrFailed"), value: sums.cancelled + sums.failed, tone: "warning" },
      ]}
      aside={aside}
    />
  );
}
