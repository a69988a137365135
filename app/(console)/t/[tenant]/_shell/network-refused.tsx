import { getTranslations } from "next-intl/server";
import { EmptyState } from "@/app/_ui/empty-state";
import { TextLink } from "@/app/_ui/text-link";

/** The company names the networks that it is used from, and this is another. */
export async function NetworkRefused({ address }: { address: string }) {
  const t = await getTranslations("auth.pages.network");
  return (
    <main className="grid min-h-[60dvh] place-content-center">
      <EmptyState
        level={1}
        title={t("title")}
        text={
          <>
            {t("text")}
            <br />
            <span className="figures">{t("address", { address })}</span>
          </>
        }
        actions={<TextLink href="/tenants">{t("act")}</TextLink>}
      />
    </main>
  );
}
