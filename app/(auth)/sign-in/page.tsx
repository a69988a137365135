import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { readPerson } from "@/app/_trpc/server";
import { nextPath } from "@/app/(auth)/sign-in/_flow/next-path";
import { SignInFlow } from "@/app/(auth)/sign-in/_flow/sign-in-flow";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth.pages.password"))("title") };
}

type SignInPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Password, then the code of the authenticator app or its set-up, then the page that was wanted. */
export default async function SignInPage({ searchParams }: SignInPageProps) {
  const { next, ended } = await searchParams;
  const target = nextPath(next);
  if (await readPerson()) redirect(target);
  return <SignInFlow target={target} ended={ended !== undefined} />;
}
