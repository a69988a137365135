import { getTranslations } from "next-intl/server";
import { EmptyState } from "@/app/_ui/empty-state";
import { LinkButton } from "@/app/_ui/link-button";

/** Something of this company that is not there (any more), inside the shell. */
export default async function NotFound() {
  const t = await getTranslations("shell.errors.notFound");
  return (
    <div className="grid flex-1 place-content-center">
      <EmptyState
        level={1}
        title={t("title")}
        text={t("text")}
        actions={<LinkButton href="/tenants">{t("home")}</LinkButton>}
      />
    </div>
  );
}
