import { useTranslations } from "next-intl";
import { useFormat } from "@/app/_i18n/use-format";

/** The server counts no further than one more than this. */
const mostCounted = 100_000;

/** Shows a count that the server ends at 100,001: `100,000以上`. */
export function useCapped(): (count: number) => string {
  const t = useTranslations("operator.pages.list");
  const format = useFormat();
  return (count) =>
    count > mostCounted ? t("many", { count: format.integer(mostCounted) }) : format.integer(count);
}
