import { getTranslations } from "next-intl/server";
import { EmptyState } from "@/app/_ui/empty-state";
import { LinkButton } from "@/app/_ui/link-button";

/** An address that leads nowhere, for whatever reason: a foreign tenant's page looks the same as none. */
export default async function NotFound() {
  const t = await getTranslations("shell.errors.notFound");
  return (
    <main className="grid min-h-[60dvh] place-content-center">
      <EmptyState
        level={1}
        title={t("title")}
        text={t("text")}
        actions={<LinkButton href="/">{t("home")}</LinkButton>}
      />
    </main>
  );
}
