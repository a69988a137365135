import { getTranslations } from "next-intl/server";
import { SignOutButton } from "@/app/_product/sign-out-button";
import { EmptyState } from "@/app/_ui/empty-state";

/** Signed in with a password alone, and the company asks for more. */
export async function FactorNeeded() {
  const t = await getTranslations("auth.pages.factor");
  return (
    <main className="grid min-h-[60dvh] place-content-center">
      <EmptyState
        level={1}
        title={t("title")}
        text={t("text")}
        actions={<SignOutButton>{t("act")}</SignOutButton>}
      />
    </main>
  );
}
