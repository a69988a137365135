"use client";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/app/_ui/button";
import { Field } from "@/app/_ui/field";
import { halfWidth } from "@/app/_ui/half-width";
import { Input } from "@/app/_ui/input";
import { Note } from "@/app/_ui/note";
import { PasswordField } from "@/app/(auth)/sign-in/_flow/password-field";
import { postSignIn } from "@/app/(auth)/sign-in/_flow/post-sign-in";

type OperatorPasswordProps = {
  /** Why a later step came back here. */
  reason: string | null;
  /** What the server asks for next. */
  onNext: (email: string, answer: object) => void;
};

/** Address and password of an operator. Whatever is wrong with them, the answer is the same. */
export function OperatorPassword({ reason, onNext }: OperatorPasswordProps) {
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
    onNext(address, typeof answer.body === "object" && answer.body !== null ? answer.body : {});
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
