import { useTranslations } from "next-intl";
import { EmptyState } from "@/app/_ui/empty-state";

/** A section that this person's role does not open. */
export function NoRight() {
  const t = useTranslations("settings.pages.noRight");
  return <EmptyState title={t("title")} text={t("text")} />;
}
