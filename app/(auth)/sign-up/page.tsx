import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { api } from "@/app/_trpc/server";
import { LinkButton } from "@/app/_ui/link-button";
import { SignUpForm } from "@/app/(auth)/sign-up/_flow/sign-up-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("accounts.pages.signUp"))("title") };
}

/** For a company that is not here yet. */
export default async function SignUpPage() {
  if (await (await api(null)).accounts.isSignUpOpen()) return <SignUpForm />;
  const t = await getTranslations("accounts.pages.closed");
  return (
    <>
      <h1 className="font-bold text-2xl max-md:text-xl">{t("title")}</h1>
      <p className="prose-face mt-2 mb-6 text-text-2">{t("text")}</p>
      <LinkButton href="/sign-in" variant="primary" size="lg">
        {t("signIn")}
      </LinkButton>
    </>
  );
}
