"use client";
import { useTranslations } from "next-intl";
import { useCallback, useState } from "react";
import { CodeStep } from "@/app/(auth)/sign-in/_flow/code-step";
import { EnrolStep } from "@/app/(auth)/sign-in/_flow/enrol-step";
import { PasswordStep } from "@/app/(auth)/sign-in/_flow/password-step";
import { useFinishSignIn } from "@/app/(auth)/sign-in/_flow/use-finish-sign-in";

type SignInFlowProps = {
  /** A page of ours to go to. */
  target: string;
  /** Came here because the session was over. */
  ended: boolean;
  /** Where the first step was taken in another way: a new password by a link. */
  begin?: { email: string; step: "code" | "enrol" } | undefined;
};

type Step = { name: "password" | "code" | "enrol"; reason: string | null };

/** The steps of signing in, each a screen of its own; what is between them is in an httpOnly cookie, not here. */
export function SignInFlow({ target, ended, begin }: SignInFlowProps) {
  const t = useTranslations("auth.pages.password");
  const [email, setEmail] = useState(begin?.email ?? "");
  const [step, setStep] = useState<Step>({ name: begin?.step ?? "password", reason: null });
  const finish = useFinishSignIn(target);
  const restart = useCallback((reason: string | null) => setStep({ name: "password", reason }), []);
  const shared = { email, finish, restart };
  if (step.name === "code") return <CodeStep {...shared} />;
  if (step.name === "enrol") return <EnrolStep {...shared} />;
  return (
    <PasswordStep
      email={email}
      onEmailChange={setEmail}
      finish={finish}
      note={step.reason === null && ended ? t("ended") : null}
      reason={step.reason}
      onNext={(name) => setStep({ name, reason: null })}
    />
  );
}
