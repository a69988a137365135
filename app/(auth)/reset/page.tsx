import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ResetForm } from "@/app/(auth)/reset/_flow/reset-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("accounts.pages.reset"))("title") };
}

/** For who has forgotten their password. */
export default function ResetPage() {
  return <ResetForm />;
}
