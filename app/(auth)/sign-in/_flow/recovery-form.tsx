"use client";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/app/_ui/button";
import { Field } from "@/app/_ui/field";
import { Input } from "@/app/_ui/input";
import type { Finish } from "@/app/(auth)/sign-in/_flow/use-finish-sign-in";

type RecoveryFormProps = { finish: Finish; restart: (reason: string) => void; onBack: () => void };

/** One of the codes that were kept for the day on which the phone is gone. */
export function RecoveryForm({ finish, restart, onBack }: RecoveryFormProps) {
  const t = useTranslations("auth.pages.recovery");
  const [code, setCode] = useState("");
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const press = async (event: FormEvent) => {
    event.preventDefault();
    if (pending || code.trim() === "") return;
    setPending(true);
    setProblem(null);
    const answer = await finish({ kind: "recovery", code: code.slice(0, 60) });
    if (answer.done) return;
    setPending(false);
    if (answer.over) restart(answer.message);
    else setProblem(answer.message);
  };
  return (
    <>
      <h1 className="font-bold text-2xl max-md:text-xl">{t("title")}</h1>
      <p className="mt-2 mb-6 text-text-2 [text-autospace:normal]">{t("text")}</p>
      <form method="post" onSubmit={press} className="grid gap-5">
        <Field label={t("label")} help={t("help")} error={problem}>
          <Input
            size="lg"
            name="recovery"
            narrow
            autoFocus
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            value={code}
            onChange={(event) => setCode(event.target.value)}
          />
        </Field>
        <Button
          type="submit"
          variant="primary"
          size="lg"
          full
          disabled={code.trim() === "" && !pending}
          pending={pending}
          pendingLabel={t("pending")}
        >
          {t("submit")}
        </Button>
      </form>
      <div className="mt-6 grid gap-3 border-line border-t pt-4">
        <div>
          <Button variant="ghost" className="-ml-3" onClick={onBack}>
            {t("back")}
          </Button>
        </div>
        <p className="prose-face text-sm text-text-2">{t("none")}</p>
      </div>
    </>
  );
}
