import { useTranslations } from "next-intl";
import { EmptyState } from "@/app/_ui/empty-state";
import { LinkButton } from "@/app/_ui/link-button";

/** A folder with nothing of the list in it. `path`: the list without a folder. */
export function EmptyFolder({ path }: { path: string }) {
  const t = useTranslations("folders.pages");
  return (
    <EmptyState
      title={t("nothing")}
      text={t("nothingText")}
      actions={<LinkButton href={path}>{t("clear")}</LinkButton>}
    />
  );
}
