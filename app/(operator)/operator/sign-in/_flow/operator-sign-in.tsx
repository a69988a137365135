"use client";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/app/_ui/button";
import { Field } from "@/app/_ui/field";
import { halfWidth } from "@/app/_ui/half-width";
import { Input } from "@/app/_ui/input";
import { Note } from "@/app/_ui/note";
import { CodeForm } from "@/app/(auth)/sign-in/_flow/code-form";
import { PasswordField } from "@/app/(auth)/sign-in/_flow/password-field";
import { postSignIn } from "@/app/(auth)/sign-in/_flow/post-sign-in";
import { OperatorEnrolment } from "@/app/(operator)/operator/sign-in/_flow/operator-enrolment";

type Step = { name: "password" | "code" | "enrol"; reason: string | null };

const nextOf = (body: unknown) =>
  typeof body === "object" && body !== null && "next" in body ? body.next : undefined;

/** Password, then the code of the authenticator app or its set-up; there is no way without. */
export function OperatorSignIn() {
  const t = useTranslations("operator.pages");
  const [step, setStep] = useState<Step>({ name: "password", reason: null });
  const finish = async (code: string) => {
    const answer = await postSignIn("/api/operator-sign-in/proof", { proof: { kind: "totp", code } });
    if ("body" in answer) {
      location.assign("/operator");
      return { done: true } as const;
    }
    const over = answer.key === "auth.challengeEnded";
    return { done: false, over, message: answer.message ?? t("unreachable") } as const;
  };
  const restart = (reason: string) => setStep({ name: "password", reason });
  if (step.name === "password")
    return <PasswordForm reason={step.reason} onNext={(name) => setStep({ name, reason: null })} />;
  const isNew = step.name === "enrol";
  return (
    <>
      <h1 className="font-bold text-2xl">{t(isNew ? "signIn.enrolTitle" : "signIn.codeTitle")}</h1>
      <p className="mt-2 mb-6 text-text-2">{t(isNew ? "signIn.enrolText" : "signIn.codeText")}</p>
      {isNew && <OperatorEnrolment />}
      <CodeForm
        finish={finish}
        restart={restart}
        submitLabel={t(isNew ? "signIn.enrolSubmit" : "signIn.codeSubmit")}
        autoFocus={!isNew}
      />
    </>
  );
}

type PasswordFormProps = { reason: string | null; onNext: (step: "code" | "enrol") => void };

function PasswordForm({ reason, onNext }: PasswordFormProps) {
  const t = useTranslations("operator.pages");
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState(reason);
  const submit = async (): Promise<string | null> => {
    const address = halfWidth(email).trim();
    if (address === "" || password === "") return t("signIn.missing");
    const answer = await postSignIn("/api/operator-sign-in/password", { email: address, password });
    if (!("body" in answer)) return answer.message ?? t("unreachable");
    onNext(nextOf(answer.body) === "enrol" ? "enrol" : "code");
    return null;
  };
  const press = async (event: FormEvent) => {
    event.preventDefault();
    if (pending) return;
    setPending(true);
    setProblem(await submit());
    setPending(false);
  };
  return (
    <>
      <h1 className="font-bold text-2xl">{t("signIn.title")}</h1>
      <p className="mt-2 mb-6 text-text-2">{t("signIn.text")}</p>
      {problem !== null && (
        <div className="mb-5">
          <Note tone="danger">{problem}</Note>
        </div>
      )}
      <form method="post" onSubmit={press} noValidate className="grid gap-4">
        <Field label={t("signIn.email")}>
          <Input
            size="lg"
            type="email"
            name="email"
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            autoFocus
            value={email}
            onChange={(event) => setEmail(event.target.value)}
          />
        </Field>
        <PasswordField value={password} onValueChange={setPassword} error={undefined} />
        <Button
          type="submit"
          variant="primary"
          size="lg"
          full
          pending={pending}
          pendingLabel={t("signIn.pending")}
        >
          {t("signIn.submit")}
        </Button>
      </form>
    </>
  );
}
