import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SignUpForm } from "@/app/(auth)/sign-up/_flow/sign-up-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("accounts.pages.signUp"))("title") };
}

/** For a company that is not here yet. */
export default function SignUpPage() {
  return <SignUpForm />;
}
