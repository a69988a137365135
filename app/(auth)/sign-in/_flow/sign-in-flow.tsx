"use client";
import { useTranslations } from "next-intl";
import { useCallback, useState } from "react";
import type { NextStep } from "@/app/(auth)/_account/next-step";
import { CodeStep } from "@/app/(auth)/sign-in/_flow/code-step";
import { CodesStep } from "@/app/(auth)/sign-in/_flow/codes-step";
import { EmailStep } from "@/app/(auth)/sign-in/_flow/email-step";
import { EnrolStep } from "@/app/(auth)/sign-in/_flow/enrol-step";
import { PasswordStep } from "@/app/(auth)/sign-in/_flow/password-step";
import { useFinishSignIn } from "@/app/(auth)/sign-in/_flow/use-finish-sign-in";

type SignInFlowProps = {
  /** A page of ours to go to. */
  target: string;
  /** Came here because the session was over. */
  ended: boolean;
  /** Where the first step was taken in another way: a new password by a link. */
  begin?: { email: string; step: NextStep } | undefined;
};

type Step =
  | { name: "password"; reason: string | null }
  | { name: "next"; next: NextStep }
  /** Signed in, with a factor that was set up just now. */
  | { name: "codes" };

/** The steps of signing in, each a screen of its own; what is between them is in an httpOnly cookie, not here. */
export function SignInFlow({ target, ended, begin }: SignInFlowProps) {
  const t = useTranslations("auth.pages.password");
  const [email, setEmail] = useState(begin?.email ?? "");
  const [step, setStep] = useState<Step>(
    begin ? { name: "next", next: begin.step } : { name: "password", reason: null },
  );
  const finish = useFinishSignIn(target);
  const finishEnrolment = useFinishSignIn(target, () => setStep({ name: "codes" }));
  const restart = useCallback((reason: string | null) => setStep({ name: "password", reason }), []);
  const shared = { email, finish, restart };
  if (step.name === "codes") return <CodesStep email={email} target={target} />;
  if (step.name === "next") {
    const { name, ways } = step.next;
    if (name === "enrol") return <EnrolStep {...shared} finish={finishEnrolment} />;
    return name === "email" ? <EmailStep {...shared} /> : <CodeStep {...shared} ways={ways} />;
  }
  return (
    <PasswordStep
      email={email}
      onEmailChange={setEmail}
      finish={finish}
      note={step.reason === null && ended ? t("ended") : null}
      reason={step.reason}
      onNext={(next) => setStep({ name: "next", next })}
    />
  );
}
