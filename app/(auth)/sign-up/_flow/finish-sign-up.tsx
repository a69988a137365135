"use client";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { NewPasswordField } from "@/app/_product/accounts/new-password-field";
import { Button } from "@/app/_ui/button";
import { Field } from "@/app/_ui/field";
import { halfWidth } from "@/app/_ui/half-width";
import { Input } from "@/app/_ui/input";
import { Note } from "@/app/_ui/note";
import { LinkPage } from "@/app/(auth)/_account/link-page";
import { type NextStep, nextStepOf } from "@/app/(auth)/_account/next-step";
import type { AccountLink } from "@/app/(auth)/_account/use-account-link";
import { usePost } from "@/app/(auth)/_account/use-post";
import { ContinueSignIn } from "@/app/(auth)/sign-in/_flow/continue-sign-in";

/** The page of the mail's link: a password and the company's address, then straight on to the second factor. */
export function FinishSignUp() {
  return (
    <LinkPage kind="sign-up" againHref="/sign-up">
      {(token, link) => <FinishForm key={token} token={token} link={link} />}
    </LinkPage>
  );
}

function FinishForm({ token, link }: { token: string; link: AccountLink }) {
  const t = useTranslations("accounts.pages.finish");
  const [password, setPassword] = useState("");
  const [slug, setSlug] = useState(link.slug);
  const [next, setNext] = useState<NextStep | null>(null);
  const { send, pending, problem } = usePost("/api/auth/sign-up/finish");
  const address = halfWidth(slug).trim().toLowerCase();
  const press = async (event: FormEvent) => {
    event.preventDefault();
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
    const answer = await send({ token, password, slug: address, timeZone });
    if (answer) setNext(nextStepOf(answer));
  };
  if (next) return <ContinueSignIn email={link.email} next={next} target={`/t/${address}`} />;
  const { fields } = problem;
  const whole = problem.whole ?? fields.email ?? fields.timeZone ?? null;
  return (
    <>
      <h1 className="font-bold text-2xl max-md:text-xl">{t("title")}</h1>
      <p className="prose-face mt-2 mb-6 text-text-2 [overflow-wrap:anywhere]">
        {t("text", { company: link.company, email: link.email })}
      </p>
      {whole !== null && (
        <div className="mb-5">
          <Note tone="danger">{whole}</Note>
        </div>
      )}
      <form method="post" onSubmit={press} noValidate className="grid gap-5">
        <input type="email" name="email" autoComplete="username" value={link.email} readOnly hidden />
        <NewPasswordField
          size="lg"
          label={t("password")}
          email={link.email}
          value={password}
          onValueChange={setPassword}
          error={fields.password}
        />
        <Field
          label={t("slug")}
          error={fields.slug}
          help={t("slugHelp", { address: `${location.host}/t/${address || "…"}` })}
        >
          <Input
            size="lg"
            name="slug"
            narrow
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            value={slug}
            onChange={(event) => setSlug(event.target.value)}
          />
        </Field>
        <div className="mt-1">
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
