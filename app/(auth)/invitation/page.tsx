import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { readPerson } from "@/app/_trpc/server";
import { FollowInvitation } from "@/app/(auth)/invitation/_flow/follow-invitation";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("invitations.pages.accept"))("pageTitle") };
}

/** Where the mail of an invitation leads. */
export default async function InvitationPage() {
  const person = await readPerson();
  return <FollowInvitation signedInAs={person?.email ?? null} />;
}
