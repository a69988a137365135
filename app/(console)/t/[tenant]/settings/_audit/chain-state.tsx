import type { inferRouterOutputs } from "@trpc/server";
import { useTranslations } from "next-intl";
import { useFormat } from "@/app/_i18n/use-format";
import type { AppRouter } from "@/server/api/trpc/root";

type ChainStateProps = { chain: inferRouterOutputs<AppRouter>["audit"]["chain"]; timeZone: string };

/** How far the log is sealed, and how far a copy outside the database reaches. */
export function ChainState({ chain: { head, anchored }, timeZone }: ChainStateProps) {
  const t = useTranslations("settings.pages.audit");
  const format = useFormat(timeZone);
  return (
    <p className="prose-face mb-4 text-sm text-text-2">
      {head === null ? t("chainEmpty") : t("chain", { no: head.no })}
      {anchored !== null &&
        ` ${t("anchored", { no: anchored.no, at: format.instant(anchored.at, { weekday: false }) })}`}
    </p>
  );
}
