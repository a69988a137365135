"use client";
import { signIn } from "next-auth/react";
import { useLocale, useTranslations } from "next-intl";
import { useRef } from "react";
import { localeCookie, themeCookie } from "@/app/_i18n/locale";
import { setChoiceCookie } from "@/app/_product/shell/set-choice-cookie";
import { useTRPCClient } from "@/app/_trpc/client";
import type { Proof } from "@/server/domain/factors/schema";

/** Signed in: the page is on its way elsewhere. Else why not, and whether to begin again with the password. */
export type FinishAnswer = { done: true } | { done: false; over: boolean; message: string };

/** A code of an app as it was typed, or another proof; `""` where none is asked for. */
export type Finish = (proof: string | Proof) => Promise<FinishAnswer>;

/**
 * Exchanges challenge and proof for a session, takes over the person's language and theme, and goes to `target`.
 *
 * @param onSignedIn in place of going there
 */
export function useFinishSignIn(target: string, onSignedIn?: () => void): Finish {
  const t = useTranslations("auth");
  const locale = useLocale();
  const localeAtFirst = useRef(locale);
  const client = useTRPCClient();

  const takePreferences = async () => {
    const person = await client.people.me.query();
    setChoiceCookie(themeCookie, person.theme === "system" ? null : person.theme);
    // A language chosen on this very page is newer than the one that was kept.
    if (locale === localeAtFirst.current) setChoiceCookie(localeCookie, person.locale);
    else await client.people.updatePreferences.mutate({ locale: locale === "en" ? "en" : "ja" });
  };

  return async (proof) => {
    const credentials = typeof proof === "string" ? { code: proof } : { proof: JSON.stringify(proof) };
    try {
      const answer = await signIn("credentials", { ...credentials, redirect: false });
      if (!answer?.ok) return { done: false, ...refusal(answer?.error ?? "", t) };
    } catch {
      return { done: false, over: false, message: t("pages.unreachable") };
    }
    // Being signed in does not depend on language and theme.
    await takePreferences().catch(() => undefined);
    if (onSignedIn) onSignedIn();
    else location.assign(target);
    return { done: true };
  };
}

const known = ["wrongCode", "challengeEnded", "tooManyCodes", "unknownPasskey", "passkeyCopied"] as const;

function refusal(key: string, t: ReturnType<typeof useTranslations<"auth">>) {
  const name = known.find((one) => key === `auth.${one}`);
  return { over: name === "challengeEnded", message: name ? t(`errors.${name}`) : t("pages.unreachable") };
}
