"use client";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { CopyButton } from "@/app/_ui/copy-button";
import { Note } from "@/app/_ui/note";
import { Skeleton } from "@/app/_ui/skeleton";
import { postSignIn, type SignInAnswer } from "@/app/(auth)/sign-in/_flow/post-sign-in";

type Enrolment = { secret: string; qrSvg: string };

const isEnrolment = (body: unknown): body is Enrolment =>
  typeof body === "object" &&
  body !== null &&
  "secret" in body &&
  "qrSvg" in body &&
  typeof body.secret === "string" &&
  typeof body.qrSvg === "string";

/** The secret of a new authenticator app, as picture and as text. */
export function OperatorEnrolment() {
  const t = useTranslations("operator.pages");
  const [enrolment, setEnrolment] = useState<Enrolment | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  // Each call makes a new secret and only the last one counts, so this screen asks once.
  const asked = useRef<Promise<SignInAnswer> | null>(null);
  useEffect(() => {
    asked.current ??= postSignIn("/api/operator-sign-in/enrolment", {});
    void asked.current.then((answer) => {
      if ("body" in answer && isEnrolment(answer.body)) setEnrolment(answer.body);
      else setProblem("message" in answer ? (answer.message ?? "") : "");
    });
  }, []);
  if (problem !== null) return <Note tone="danger">{problem === "" ? t("unreachable") : problem}</Note>;
  if (enrolment === null) return <Skeleton width="size-44" height="" />;
  const { secret, qrSvg } = enrolment;
  return (
    <div className="mb-6 grid gap-3">
      {/* White in both themes: a camera reads dark on light. */}
      {/* biome-ignore lint/performance/noImgElement: a data address needs no optimiser */}
      <img
        src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(qrSvg)}`}
        alt={t("signIn.qr")}
        width={176}
        height={176}
        className="size-44 rounded-lg border border-line bg-white"
      />
      <p className="text-text-3 text-xs">{t("signIn.manual")}</p>
      <div className="flex items-center gap-2">
        <code className="min-w-0 flex-1 font-mono text-sm" data-testid="totp-secret">
          {(secret.match(/.{1,4}/g) ?? []).join(" ")}
        </code>
        <CopyButton text={secret} />
      </div>
    </div>
  );
}
