"use client";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/app/_ui/button";
import { Field } from "@/app/_ui/field";
import { OtpInput } from "@/app/_ui/otp-input";
import type { Finish } from "@/app/(auth)/sign-in/_flow/use-finish-sign-in";

type CodeFormProps = {
  finish: (code: string) => ReturnType<Finish>;
  /** The sign-in is over; begins again with the password, and says why. */
  restart: (reason: string) => void;
  submitLabel: string;
  autoFocus?: boolean | undefined;
};

const length = 6;

/** Six digits that go off by themselves when the last one is in. */
export function CodeForm({ finish, restart, submitLabel, autoFocus }: CodeFormProps) {
  const t = useTranslations("auth.pages.code");
  const [code, setCode] = useState("");
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const send = async (typed: string) => {
    if (pending) return;
    setPending(true);
    setProblem(null);
    const answer = await finish(typed);
    // After success the button goes on saying so until the next page is there.
    if (answer.done) return;
    setPending(false);
    setCode("");
    if (answer.over) restart(answer.message);
    else setProblem(answer.message);
  };
  const press = (event: FormEvent) => {
    event.preventDefault();
    if (code.length === length) void send(code);
  };
  return (
    <form method="post" onSubmit={press}>
      <Field label={t("label")} hideLabel help={t("help")} error={problem}>
        <OtpInput
          name="code"
          value={code}
          onValueChange={setCode}
          onComplete={(typed) => void send(typed)}
          autoFocus={autoFocus}
        />
      </Field>
      <div className="mt-5">
        <Button
          type="submit"
          variant="primary"
          size="lg"
          full
          disabled={code.length < length && !pending}
          pending={pending}
          pendingLabel={t("pending")}
        >
          {submitLabel}
        </Button>
      </div>
    </form>
  );
}
