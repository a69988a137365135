"use client";
import { useTranslations } from "next-intl";
import { SignOutButton } from "@/app/_product/sign-out-button";
import { LinkButton } from "@/app/_ui/link-button";
import { Note } from "@/app/_ui/note";
import { LinkPage } from "@/app/(auth)/_account/link-page";
import type { AccountLink } from "@/app/(auth)/_account/use-account-link";
import { JoinButton } from "@/app/(auth)/invitation/_flow/join-button";
import { NewPersonForm } from "@/app/(auth)/invitation/_flow/new-person-form";

type FollowInvitationProps = {
  /** Address of who is signed in in this browser. */
  signedInAs: string | null;
};

/** Follows an invitation: with a new account, or with the one that the address has, signed in first. */
export function FollowInvitation({ signedInAs }: FollowInvitationProps) {
  return (
    <LinkPage kind="invitation" againHref={null}>
      {(token, link) => (
        <>
          <Offer link={link} />
          <Answer token={token} link={link} signedInAs={signedInAs} />
        </>
      )}
    </LinkPage>
  );
}

function Offer({ link: { company, inviter, role, customRole } }: { link: AccountLink }) {
  const t = useTranslations("invitations.pages.accept");
  const roles = useTranslations("settings.pages.roles");
  const named = customRole || (roles.has(role as "owner") ? roles(role as "owner") : role);
  return (
    <>
      <h1 className="font-bold text-2xl [overflow-wrap:anywhere] max-md:text-xl">
        {t("title", { company })}
      </h1>
      <p className="prose-face mt-2 mb-6 text-text-2">
        {t(inviter === "" ? "textWithout" : "text", { inviter, role: named })}
      </p>
    </>
  );
}

type AnswerProps = FollowInvitationProps & { token: string; link: AccountLink };

const isSame = (one: string, other: string) => one.trim().toLowerCase() === other.trim().toLowerCase();

function Answer({ token, link, signedInAs }: AnswerProps) {
  const t = useTranslations("invitations.pages.accept");
  const { email, hasAccount } = link;
  if (signedInAs !== null && isSame(signedInAs, email)) return <JoinButton token={token} email={email} />;
  if (signedInAs !== null)
    return (
      <div className="grid gap-4">
        <Note tone="warning">{t("other", { email, signedInAs })}</Note>
        <div>
          <SignOutButton>{t("signOut")}</SignOutButton>
        </div>
      </div>
    );
  if (!hasAccount) return <NewPersonForm key={token} token={token} link={link} />;
  return (
    <>
      <p className="prose-face mb-5 [overflow-wrap:anywhere]">{t("signInText", { email })}</p>
      <LinkButton href="/sign-in?next=/invitation" variant="primary" size="lg">
        {t("signIn")}
      </LinkButton>
    </>
  );
}
