"use client";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { CopyButton } from "@/app/_ui/copy-button";
import { ErrorState } from "@/app/_ui/error-state";
import { Skeleton } from "@/app/_ui/skeleton";
import { CodeForm } from "@/app/(auth)/sign-in/_flow/code-form";
import { PasskeyButton } from "@/app/(auth)/sign-in/_flow/passkey-button";
import { postSignIn, type SignInAnswer } from "@/app/(auth)/sign-in/_flow/post-sign-in";
import type { Finish } from "@/app/(auth)/sign-in/_flow/use-finish-sign-in";
import { WhoSignsIn } from "@/app/(auth)/sign-in/_flow/who-signs-in";

type EnrolStepProps = {
  email: string;
  finish: Finish;
  restart: (reason: string | null) => void;
};

type Enrolment = { secret: string; qrSvg: string };

const isEnrolment = (body: unknown): body is Enrolment =>
  typeof body === "object" &&
  body !== null &&
  "secret" in body &&
  "qrSvg" in body &&
  typeof body.secret === "string" &&
  typeof body.qrSvg === "string";

/** Sets up an authenticator app: the secret as picture and text, then its first code. */
export function EnrolStep({ email, finish, restart }: EnrolStepProps) {
  const t = useTranslations("auth.pages");
  const { enrolment, problem } = useEnrolment(restart);
  return (
    <>
      <WhoSignsIn email={email} onBack={() => restart(null)} />
      <h1 className="font-bold text-2xl leading-normal max-md:text-xl max-md:leading-normal">
        {t("enrol.title")}
      </h1>
      <p className="mt-2 mb-6 text-text-2 [text-autospace:normal]">{t("enrol.text")}</p>
      <div className="not-empty:mb-6">
        <PasskeyButton step="first" finish={finish} restart={restart} label={t("passkey.first")} />
      </div>
      {problem !== null ? (
        <ErrorState title={problem === "" ? t("unreachable") : problem} />
      ) : (
        <ol className="grid gap-6">
          <Step no={1} title={t("enrol.app")}>
            <p className="text-sm text-text-2 [text-autospace:normal]">{t("enrol.appText")}</p>
          </Step>
          <Step no={2} title={t("enrol.scan")}>
            {enrolment === null ? <Skeleton width="size-44" height="" /> : <Secret {...enrolment} />}
          </Step>
          <Step no={3} title={t("enrol.first")}>
            <CodeForm finish={finish} restart={restart} submitLabel={t("enrol.submit")} />
          </Step>
        </ol>
      )}
    </>
  );
}

function useEnrolment(restart: (reason: string) => void) {
  const [enrolment, setEnrolment] = useState<Enrolment | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  // Each call makes a new secret and only the last one counts, so this screen asks once.
  const asked = useRef<Promise<SignInAnswer> | null>(null);
  useEffect(() => {
    let current = true;
    asked.current ??= postSignIn("/api/auth/enrolment", {});
    void asked.current.then((answer) => {
      if (!current) return;
      if ("body" in answer && isEnrolment(answer.body)) setEnrolment(answer.body);
      else if ("key" in answer && answer.key === "auth.challengeEnded") restart(answer.message ?? "");
      else setProblem("message" in answer ? (answer.message ?? "") : "");
    });
    return () => {
      current = false;
    };
  }, [restart]);
  return { enrolment, problem };
}

function Step({ no, title, children }: { no: number; title: string; children: ReactNode }) {
  return (
    <li className="grid grid-cols-[1.75rem_minmax(0,1fr)] gap-x-3">
      <span
        aria-hidden="true"
        className="figures grid size-6 place-items-center rounded-full border border-line-strong font-bold text-text-2 text-xs"
      >
        {no}
      </span>
      <div className="min-w-0">
        <h2 className="mb-2 font-bold text-md">{title}</h2>
        {children}
      </div>
    </li>
  );
}

function Secret({ secret, qrSvg }: Enrolment) {
  const t = useTranslations("auth.pages.enrol");
  return (
    <div className="grid gap-3">
      {/* White in both themes: a camera reads dark on light. */}
      {/* biome-ignore lint/performance/noImgElement: a data address needs no optimiser */}
      <img
        src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(qrSvg)}`}
        alt={t("qr")}
        width={176}
        height={176}
        className="size-44 rounded-lg border border-line bg-white"
      />
      <p className="text-text-3 text-xs">{t("manual")}</p>
      <div className="flex items-center gap-2">
        <code className="min-w-0 flex-1 font-mono text-sm [word-spacing:0.1em]" data-testid="totp-secret">
          {(secret.match(/.{1,4}/g) ?? []).join(" ")}
        </code>
        <CopyButton text={secret} />
      </div>
    </div>
  );
}
