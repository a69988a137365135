"use client";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { Button } from "@/app/_ui/button";
import { LiveRegion } from "@/app/_ui/live-region";
import { Note } from "@/app/_ui/note";
import { CodeForm } from "@/app/(auth)/sign-in/_flow/code-form";
import { postSignIn } from "@/app/(auth)/sign-in/_flow/post-sign-in";
import type { Finish } from "@/app/(auth)/sign-in/_flow/use-finish-sign-in";
import { WhoSignsIn } from "@/app/(auth)/sign-in/_flow/who-signs-in";

type EmailStepProps = { email: string; finish: Finish; restart: (reason: string | null) => void };

/** Six digits that are mailed as soon as the step is open. */
export function EmailStep({ email, finish, restart }: EmailStepProps) {
  const t = useTranslations("auth.pages");
  const [problem, setProblem] = useState<string | null>(null);
  const [sent, setSent] = useState(0);
  const asked = useRef(false);
  const send = async () => {
    setProblem(null);
    const answer = await postSignIn("/api/auth/email-code", {});
    if ("body" in answer) setSent((count) => count + 1);
    else if (answer.key === "auth.challengeEnded") restart(answer.message);
    else setProblem(answer.message ?? t("unreachable"));
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: one mail when the step opens
  useEffect(() => {
    if (asked.current) return;
    asked.current = true;
    void send();
  }, []);
  return (
    <>
      <WhoSignsIn email={email} onBack={() => restart(null)} />
      <h1 className="font-bold text-2xl max-md:text-xl">{t("email.title")}</h1>
      <p className="mt-2 mb-6 text-text-2 [overflow-wrap:anywhere] [text-autospace:normal]">
        {t("email.text", { email })}
      </p>
      {problem !== null && (
        <div className="mb-5">
          <Note tone="danger">{problem}</Note>
        </div>
      )}
      <CodeForm
        finish={(code) => finish({ kind: "email", code })}
        restart={restart}
        submitLabel={t("code.submit")}
        autoFocus
      />
      <div className="mt-7 border-line border-t pt-4">
        <Button variant="ghost" className="-ml-3" onClick={() => void send()}>
          {t("email.again")}
        </Button>
        <LiveRegion>{sent > 1 && t("email.sentAgain")}</LiveRegion>
      </div>
    </>
  );
}
