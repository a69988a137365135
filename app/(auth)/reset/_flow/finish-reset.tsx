"use client";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { NewPasswordField } from "@/app/_product/accounts/new-password-field";
import { Button } from "@/app/_ui/button";
import { Note } from "@/app/_ui/note";
import { LinkPage } from "@/app/(auth)/_account/link-page";
import { type NextStep, nextStepOf } from "@/app/(auth)/_account/next-step";
import { usePost } from "@/app/(auth)/_account/use-post";
import { ContinueSignIn } from "@/app/(auth)/sign-in/_flow/continue-sign-in";

/** The page of the mail's link: a new password, then the second factor as it is. */
export function FinishReset() {
  return (
    <LinkPage kind="password-reset" againHref="/reset">
      {(token, { email }) => <FinishForm key={token} token={token} email={email} />}
    </LinkPage>
  );
}

function FinishForm({ token, email }: { token: string; email: string }) {
  const t = useTranslations("accounts.pages.finishReset");
  const [password, setPassword] = useState("");
  const [next, setNext] = useState<NextStep | null>(null);
  const { send, pending, problem } = usePost("/api/auth/reset/finish");
  const press = async (event: FormEvent) => {
    event.preventDefault();
    const answer = await send({ token, password });
    if (answer) setNext(nextStepOf(answer));
  };
  if (next) return <ContinueSignIn email={email} next={next} target="/tenants" />;
  return (
    <>
      <h1 className="font-bold text-2xl max-md:text-xl">{t("title")}</h1>
      <p className="prose-face mt-2 mb-6 text-text-2 [overflow-wrap:anywhere]">{t("text", { email })}</p>
      {problem.whole !== null && (
        <div className="mb-5">
          <Note tone="danger">{problem.whole}</Note>
        </div>
      )}
      <form method="post" onSubmit={press} noValidate className="grid gap-5">
        <input type="email" name="email" autoComplete="username" value={email} readOnly hidden />
        <NewPasswordField
          size="lg"
          label={t("password")}
          email={email}
          value={password}
          onValueChange={setPassword}
          error={problem.fields.password}
        />
        <div>
          <Button
            type="submit"
            variant="primary"
            size="lg"
            full
            pending={pending}
            pendingLabel={t("pending")}
          >
            {t("submit")}
          </Button>
        </div>
      </form>
    </>
  );
}
