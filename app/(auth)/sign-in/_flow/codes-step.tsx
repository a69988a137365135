"use client";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { RecoveryCodes } from "@/app/_product/security/recovery-codes";
import { useTRPCClient } from "@/app/_trpc/client";
import { readRefusal } from "@/app/_trpc/read-refusal";
import { Button } from "@/app/_ui/button";
import { Note } from "@/app/_ui/note";
import { Skeleton } from "@/app/_ui/skeleton";

/** Once, after the first factor was set up: the codes for the day on which it is gone. */
export function CodesStep({ email, target }: { email: string; target: string }) {
  const t = useTranslations("security.codes");
  const unreachable = useTranslations("auth.pages")("unreachable");
  const client = useTRPCClient();
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const asked = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each call makes other codes, so this screen asks once
  useEffect(() => {
    if (asked.current) return;
    asked.current = true;
    client.factors.makeRecoveryCodes.mutate().then(
      (made) => setCodes(made.codes),
      (error: unknown) => setProblem(readRefusal(error)?.message ?? unreachable),
    );
  }, []);
  return (
    <>
      <h1 className="font-bold text-2xl max-md:text-xl">{t("title")}</h1>
      <p className="prose-face mt-2 mb-6 text-text-2">{t("text")}</p>
      {problem !== null && (
        <Note tone="warning" title={problem}>
          {t("later")}
        </Note>
      )}
      {codes === null && problem === null && <Skeleton width="w-full" height="h-52" />}
      {codes !== null && <RecoveryCodes codes={codes} account={email} />}
      <div className="mt-6">
        <Button
          variant="primary"
          size="lg"
          full
          disabled={codes === null && problem === null}
          onClick={() => location.assign(target)}
        >
          {t(problem === null ? "kept" : "go")}
        </Button>
      </div>
    </>
  );
}
