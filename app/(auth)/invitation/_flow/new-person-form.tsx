"use client";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { NewPasswordField } from "@/app/_product/accounts/new-password-field";
import { Button } from "@/app/_ui/button";
import { Field } from "@/app/_ui/field";
import { Input } from "@/app/_ui/input";
import { Note } from "@/app/_ui/note";
import { keptToken } from "@/app/(auth)/_account/kept-token";
import { type NextStep, nextStepOf } from "@/app/(auth)/_account/next-step";
import type { AccountLink } from "@/app/(auth)/_account/use-account-link";
import { usePost } from "@/app/(auth)/_account/use-post";
import { ContinueSignIn } from "@/app/(auth)/sign-in/_flow/continue-sign-in";

/** Name and password of somebody who has no account yet; the second factor comes next. */
export function NewPersonForm({ token, link }: { token: string; link: AccountLink }) {
  const t = useTranslations("invitations.pages.accept");
  const { email } = link;
  const [name, setName] = useState(link.name);
  const [password, setPassword] = useState("");
  const [joined, setJoined] = useState<{ next: NextStep; slug: string } | null>(null);
  const { send, pending, problem } = usePost("/api/auth/invitation");
  const press = async (event: FormEvent) => {
    event.preventDefault();
    const answer = await send({ token, name, password });
    if (!answer) return;
    keptToken.forget();
    setJoined({ next: nextStepOf(answer), slug: String(Reflect.get(answer, "slug")) });
  };
  if (joined) return <ContinueSignIn email={email} next={joined.next} target={`/t/${joined.slug}`} />;
  return (
    <form method="post" onSubmit={press} noValidate className="grid gap-5">
      {problem.whole !== null && <Note tone="danger">{problem.whole}</Note>}
      <Field label={t("email")}>
        <Input size="lg" type="email" value={email} disabled />
      </Field>
      {/* Lets a password manager know whose password it keeps. */}
      <input type="email" name="email" autoComplete="username" value={email} readOnly hidden />
      <Field label={t("name")} error={problem.fields.name}>
        <Input
          size="lg"
          name="name"
          autoComplete="name"
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
      </Field>
      <NewPasswordField
        size="lg"
        label={t("password")}
        email={email}
        value={password}
        onValueChange={setPassword}
        error={problem.fields.password}
      />
      <Button type="submit" variant="primary" size="lg" full pending={pending} pendingLabel={t("joining")}>
        {t("join")}
      </Button>
    </form>
  );
}
