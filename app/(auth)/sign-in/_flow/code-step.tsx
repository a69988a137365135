"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/app/_ui/button";
import type { SignInWay } from "@/app/(auth)/_account/next-step";
import { CodeForm } from "@/app/(auth)/sign-in/_flow/code-form";
import { PasskeyButton } from "@/app/(auth)/sign-in/_flow/passkey-button";
import { RecoveryForm } from "@/app/(auth)/sign-in/_flow/recovery-form";
import type { Finish } from "@/app/(auth)/sign-in/_flow/use-finish-sign-in";
import { WhoSignsIn } from "@/app/(auth)/sign-in/_flow/who-signs-in";

type CodeStepProps = {
  email: string;
  ways: readonly SignInWay[];
  finish: Finish;
  restart: (reason: string | null) => void;
  /** As of PasskeyButton. */
  passkeyPath?: string | undefined;
};

/** A factor that the person has: the app's code, a passkey, or a recovery code in their place. */
export function CodeStep({ email, ways, finish, restart, passkeyPath }: CodeStepProps) {
  const t = useTranslations("auth.pages");
  const [isLost, setLost] = useState(false);
  const hasApp = ways.includes("totp");
  if (isLost)
    return (
      <>
        <WhoSignsIn email={email} onBack={() => restart(null)} />
        <RecoveryForm finish={finish} restart={restart} onBack={() => setLost(false)} />
      </>
    );
  return (
    <>
      <WhoSignsIn email={email} onBack={() => restart(null)} />
      <h1 className="font-bold text-2xl leading-normal max-md:text-xl max-md:leading-normal">
        {hasApp ? t.rich("code.title", { br: () => <br /> }) : t("passkey.title")}
      </h1>
      <p className="mt-2 mb-7 text-text-2 [text-autospace:normal]">
        {t(hasApp ? "code.text" : "passkey.text")}
      </p>
      {hasApp && <CodeForm finish={finish} restart={restart} submitLabel={t("code.submit")} autoFocus />}
      {ways.includes("passkey") && (
        <div className="not-first:mt-3">
          <PasskeyButton
            step="second"
            finish={finish}
            restart={restart}
            label={t("passkey.use")}
            path={passkeyPath}
            isMain={!hasApp}
          />
        </div>
      )}
      <div className="mt-7 border-line border-t pt-4">
        {ways.includes("recovery") ? (
          <Button variant="ghost" className="-ml-3" onClick={() => setLost(true)}>
            {t("code.lost")}
          </Button>
        ) : (
          <p className="prose-face text-sm text-text-2">{t("code.lostText")}</p>
        )}
      </div>
    </>
  );
}
