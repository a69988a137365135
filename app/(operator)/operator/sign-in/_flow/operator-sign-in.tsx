"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { type NextStep, nextStepOf } from "@/app/(auth)/_account/next-step";
import { CodeForm } from "@/app/(auth)/sign-in/_flow/code-form";
import { CodeStep } from "@/app/(auth)/sign-in/_flow/code-step";
import { PasskeyButton } from "@/app/(auth)/sign-in/_flow/passkey-button";
import { postSignIn } from "@/app/(auth)/sign-in/_flow/post-sign-in";
import type { Finish } from "@/app/(auth)/sign-in/_flow/use-finish-sign-in";
import { OperatorEnrolment } from "@/app/(operator)/operator/sign-in/_flow/operator-enrolment";
import { OperatorPassword } from "@/app/(operator)/operator/sign-in/_flow/operator-password";

type Step = { name: "password"; reason: string | null } | { name: "next"; next: NextStep };

const passkeyPath = "/api/operator-sign-in/passkey";

/** Password, then a factor that the operator has, or the first one set up; there is no way without. */
export function OperatorSignIn() {
  const t = useTranslations("operator.pages");
  const words = useTranslations("auth.pages.passkey");
  const [email, setEmail] = useState("");
  const [step, setStep] = useState<Step>({ name: "password", reason: null });
  const finish: Finish = async (shown) => {
    const proof = typeof shown === "string" ? { kind: "totp", code: shown } : shown;
    const answer = await postSignIn("/api/operator-sign-in/proof", { proof });
    if ("body" in answer) {
      location.assign("/operator");
      return { done: true };
    }
    const over = answer.key === "auth.challengeEnded";
    return { done: false, over, message: answer.message ?? t("unreachable") };
  };
  const restart = (reason: string | null) => setStep({ name: "password", reason });
  if (step.name === "password")
    return (
      <OperatorPassword
        reason={step.reason}
        onNext={(address, answer) => {
          setEmail(address);
          setStep({ name: "next", next: nextStepOf(answer) });
        }}
      />
    );
  const shared = { finish, restart };
  if (step.next.name !== "enrol")
    return <CodeStep {...shared} email={email} ways={step.next.ways} passkeyPath={passkeyPath} />;
  return (
    <>
      <h1 className="font-bold text-2xl">{t("signIn.enrolTitle")}</h1>
      <p className="mt-2 mb-6 text-text-2">{t("signIn.enrolText")}</p>
      <OperatorEnrolment />
      <CodeForm {...shared} submitLabel={t("signIn.enrolSubmit")} />
      <div className="mt-3">
        <PasskeyButton {...shared} step="first" label={words("first")} path={passkeyPath} />
      </div>
    </>
  );
}
