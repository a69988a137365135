import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { FinishReset } from "@/app/(auth)/reset/_flow/finish-reset";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("accounts.pages.finishReset"))("title") };
}

/** Where the mail of a forgotten password leads. */
export default function FinishResetPage() {
  return <FinishReset />;
}
