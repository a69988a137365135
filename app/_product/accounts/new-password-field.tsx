"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { cx } from "@/app/_ui/cx";
import { Field } from "@/app/_ui/field";
import { Input } from "@/app/_ui/input";
import { passwordStrength } from "@/server/domain/accounts/pure/password-strength";
import { passwordWeakness } from "@/server/domain/accounts/pure/password-weakness";
import { shortestPassword } from "@/server/domain/accounts/schema";

type NewPasswordFieldProps = {
  label: string;
  /** Whose it will be: it may not be made of their address. */
  email: string;
  value: string;
  onValueChange: (value: string) => void;
  error?: string | undefined;
  size?: "md" | "lg" | undefined;
};

const levels = ["weak", "fair", "good", "strong"] as const;
const tones = { weak: "bg-danger", fair: "bg-warning", good: "bg-success", strong: "bg-success" } as const;

/** A password to be: can be shown, and says while it is typed what still speaks against it and how strong it is. */
export function NewPasswordField({ label, email, value, onValueChange, error, size }: NewPasswordFieldProps) {
  const t = useTranslations("accounts.pages.newPassword");
  const [shown, setShown] = useState(false);
  const weakness = passwordWeakness(value, email);
  const level = weakness === null ? passwordStrength(value) : 0;
  const name = levels[level] ?? "weak";
  const say = () => {
    if (value === "") return t("help", { count: shortestPassword });
    if (weakness === "short") return t("short", { count: shortestPassword - [...value].length });
    return t(weakness ?? name);
  };
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
    <div>
      <Field label={label} error={error} help={say()} aside={toggle}>
        <Input
          size={size}
          type={shown ? "text" : "password"}
          autoComplete="new-password"
          autoCapitalize="none"
          spellCheck={false}
          value={value}
          onChange={(event) => onValueChange(event.target.value)}
        />
      </Field>
      <div aria-hidden="true" className="mt-1.5 grid grid-cols-3 gap-1">
        {[1, 2, 3].map((step) => (
          <span
            key={step}
            className={cx(
              "block h-1 rounded-sm forced-colors:border",
              value !== "" && step <= Math.max(level, 1) ? tones[name] : "bg-line",
            )}
          />
        ))}
      </div>
    </div>
  );
}
