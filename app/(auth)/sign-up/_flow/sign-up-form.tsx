"use client";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/app/_ui/button";
import { Field } from "@/app/_ui/field";
import { halfWidth } from "@/app/_ui/half-width";
import { Input } from "@/app/_ui/input";
import { Note } from "@/app/_ui/note";
import { TextLink } from "@/app/_ui/text-link";
import { MailSent } from "@/app/(auth)/_account/mail-sent";
import { usePost } from "@/app/(auth)/_account/use-post";

/** Who somebody is and for which company; the rest happens by mail, so that an address nobody has shown to be theirs makes nothing. */
export function SignUpForm() {
  const t = useTranslations("accounts.pages.signUp");
  const [email, setEmail] = useState("");
  const [company, setCompany] = useState("");
  const [name, setName] = useState("");
  const [sentTo, setSentTo] = useState<string | null>(null);
  const { send, pending, problem } = usePost("/api/auth/sign-up");
  const press = async (event: FormEvent) => {
    event.preventDefault();
    const address = halfWidth(email).trim();
    setEmail(address);
    if (await send({ email: address, company, name })) setSentTo(address);
  };
  if (sentTo !== null) return <MailSent email={sentTo} about="sign-up" onBack={() => setSentTo(null)} />;
  return (
    <>
      <h1 className="font-bold text-2xl max-md:text-xl">{t("title")}</h1>
      <p className="prose-face mt-2 mb-6 text-text-2">{t("text")}</p>
      {problem.whole !== null && (
        <div className="mb-5">
          <Note tone="danger">{problem.whole}</Note>
        </div>
      )}
      <form method="post" onSubmit={press} noValidate className="grid gap-4">
        <Field label={t("email")} help={t("emailHelp")} error={problem.fields.email}>
          <Input
            size="lg"
            type="email"
            name="email"
            autoComplete="email"
            autoCapitalize="none"
            spellCheck={false}
            autoFocus
            narrow
            value={email}
            onChange={(event) => setEmail(event.target.value)}
          />
        </Field>
        <Field label={t("company")} error={problem.fields.company}>
          <Input
            size="lg"
            name="company"
            autoComplete="organization"
            value={company}
            onChange={(event) => setCompany(event.target.value)}
          />
        </Field>
        <Field label={t("name")} error={problem.fields.name}>
          <Input
            size="lg"
            name="name"
            autoComplete="name"
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        </Field>
        <div className="mt-2">
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
      <p className="mt-6 border-line border-t pt-4 text-sm text-text-2">
        {t.rich("have", { link: (words) => <TextLink href="/sign-in">{words}</TextLink> })}
      </p>
    </>
  );
}
