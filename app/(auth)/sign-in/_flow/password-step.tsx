"use client";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/app/_ui/button";
import { Field } from "@/app/_ui/field";
import { halfWidth } from "@/app/_ui/half-width";
import { Input } from "@/app/_ui/input";
import { Note } from "@/app/_ui/note";
import { type NextStep, nextStepOf } from "@/app/(auth)/_account/next-step";
import { AccountLinks } from "@/app/(auth)/sign-in/_flow/account-links";
import { PasskeyButton } from "@/app/(auth)/sign-in/_flow/passkey-button";
import { PasswordField } from "@/app/(auth)/sign-in/_flow/password-field";
import { postSignIn } from "@/app/(auth)/sign-in/_flow/post-sign-in";
import type { Finish } from "@/app/(auth)/sign-in/_flow/use-finish-sign-in";

type PasswordStepProps = {
  email: string;
  onEmailChange: (email: string) => void;
  onNext: (step: NextStep) => void;
  /** Where no second factor is asked for, and where a passkey is all that is shown. */
  finish: Finish;
  /** Why the reader is here. */
  note: string | null;
  /** Why a later step came back here. */
  reason: string | null;
};

type Problem = { email?: string; password?: string; whole?: string };

/** Address and password. Whatever is wrong with them, the answer is the same. */
export function PasswordStep({ email, onEmailChange, onNext, finish, note, reason }: PasswordStepProps) {
  const t = useTranslations("auth.pages");
  const [password, setPassword] = useState("");
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<Problem>(reason === null ? {} : { whole: reason });

  const submit = async (): Promise<Problem> => {
    const address = halfWidth(email).trim();
    onEmailChange(address);
    if (address === "") return { email: t("password.emailMissing") };
    if (password === "") return { password: t("password.passwordMissing") };
    const answer = await postSignIn("/api/auth/password", { email: address, password });
    if (!("body" in answer)) return { whole: answer.message ?? t("unreachable") };
    const next = nextStepOf(Object(answer.body));
    if (next.name !== "none") {
      onNext(next);
      return {};
    }
    const finished = await finish("");
    return finished.done ? {} : { whole: finished.message };
  };
  const press = async (event: FormEvent) => {
    event.preventDefault();
    if (pending) return;
    setPending(true);
    setProblem({});
    setProblem(await submit());
    setPending(false);
  };

  return (
    <>
      <h1 className="mb-6 font-bold text-2xl max-md:text-xl">{t("password.title")}</h1>
      <div className="not-empty:mb-5">
        {problem.whole !== undefined && <Note tone="danger">{problem.whole}</Note>}
        {problem.whole === undefined && note !== null && <Note>{note}</Note>}
      </div>
      {/* Sent before the page's code is there, the password must not land in an address. */}
      <form method="post" onSubmit={press} noValidate className="grid gap-4">
        <Field label={t("password.email")} error={problem.email}>
          <Input
            size="lg"
            type="email"
            name="email"
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            autoFocus
            narrow
            value={email}
            onChange={(event) => onEmailChange(event.target.value)}
          />
        </Field>
        <PasswordField value={password} onValueChange={setPassword} error={problem.password} />
        <div className="mt-2">
          <Button
            type="submit"
            variant="primary"
            size="lg"
            full
            pending={pending}
            pendingLabel={t("password.pending")}
          >
            {t("password.submit")}
          </Button>
        </div>
      </form>
      <div className="mt-3">
        <PasskeyButton
          step="alone"
          finish={finish}
          restart={(message) => setProblem({ whole: message })}
          label={t("passkey.signIn")}
        />
      </div>
      <AccountLinks />
    </>
  );
}
