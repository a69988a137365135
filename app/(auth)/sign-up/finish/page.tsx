import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { FinishSignUp } from "@/app/(auth)/sign-up/_flow/finish-sign-up";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("accounts.pages.finish"))("title") };
}

/** Where the mail of signing up leads. */
export default function FinishSignUpPage() {
  return <FinishSignUp />;
}
