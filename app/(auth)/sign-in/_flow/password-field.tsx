"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Field } from "@/app/_ui/field";
import { Input } from "@/app/_ui/input";

type PasswordFieldProps = {
  value: string;
  onValueChange: (value: string) => void;
  error: string | undefined;
};

/** A password that can be shown, for long ones typed on a phone. */
export function PasswordField({ value, onValueChange, error }: PasswordFieldProps) {
  const t = useTranslations("auth.pages.password");
  const [shown, setShown] = useState(false);
  const toggle = (
    <button
      type="button"
      aria-pressed={shown}
      className="text-accent-text underline decoration-accent-line underline-offset-3"
      onClick={() => setShown(!shown)}
    >
      {t(shown ? "hide" : "show")}
    </button>
  );
  return (
    <Field label={t("password")} error={error} aside={toggle}>
      <Input
        size="lg"
        type={shown ? "text" : "password"}
        name="password"
        autoComplete="current-password"
        autoCapitalize="none"
        spellCheck={false}
        value={value}
        onChange={(event) => onValueChange(event.target.value)}
      />
    </Field>
  );
}
