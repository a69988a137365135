"use client";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { Note } from "@/app/_ui/note";
import type { NextStep } from "@/app/(auth)/_account/next-step";
import { SignInFlow } from "@/app/(auth)/sign-in/_flow/sign-in-flow";
import { useFinishSignIn } from "@/app/(auth)/sign-in/_flow/use-finish-sign-in";

type ContinueSignInProps = {
  email: string;
  /** What the server asks for next. */
  next: NextStep;
  target: string;
};

/** The second step of signing in, for somebody who has shown the first in another way than by their old password. */
export function ContinueSignIn({ email, next, target }: ContinueSignInProps) {
  return next.name === "none" ? (
    <FinishAtOnce target={target} />
  ) : (
    <SignInFlow target={target} ended={false} begin={{ email, step: next }} />
  );
}

/** Where no second factor is asked for. */
function FinishAtOnce({ target }: { target: string }) {
  const t = useTranslations("auth.pages.password");
  const finish = useFinishSignIn(target);
  const [problem, setProblem] = useState<string | null>(null);
  const begun = useRef(false);
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    void finish("").then((answer) => {
      if (!answer.done) setProblem(answer.message);
    });
  }, [finish]);
  return problem === null ? <p role="status">{t("pending")}</p> : <Note tone="danger">{problem}</Note>;
}
