"use client";
import { KeyRound } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { askAuthenticator } from "@/app/_product/security/ask-authenticator";
import { ownPasskeyName } from "@/app/_product/security/own-passkey-name";
import { useCanUsePasskeys } from "@/app/_product/security/use-can-use-passkeys";
import { Button } from "@/app/_ui/button";
import { postSignIn } from "@/app/(auth)/sign-in/_flow/post-sign-in";
import type { Finish } from "@/app/(auth)/sign-in/_flow/use-finish-sign-in";
import type { Proof } from "@/server/domain/factors/schema";

type PasskeyButtonProps = {
  /** In place of the password, after it, or set up as the first factor. */
  step: "alone" | "second" | "first";
  finish: Finish;
  /** The sign-in is over; says why. */
  restart: (reason: string) => void;
  label: string;
  /** Whose door this is; the console's unless told. */
  path?: string | undefined;
  isMain?: boolean | undefined;
};

async function proofOf(step: PasskeyButtonProps["step"], options: unknown): Promise<Proof | null> {
  if (step === "first") {
    const response = await askAuthenticator.create(options);
    return response && { kind: "new-passkey", name: ownPasskeyName(), response };
  }
  const response = await askAuthenticator.get(options);
  return response && { kind: "passkey", response };
}

/** Asks the browser for a passkey; not there where the browser knows none. */
export function PasskeyButton({
  step,
  finish,
  restart,
  label,
  path = "/api/auth/passkey",
  isMain = false,
}: PasskeyButtonProps) {
  const t = useTranslations("auth.pages");
  const isPossible = useCanUsePasskeys();
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const ask = async (): Promise<string | null> => {
    const asked = await postSignIn(path, { step });
    if (!("body" in asked)) {
      if (asked.key === "auth.challengeEnded" && asked.message !== null) restart(asked.message);
      return asked.message ?? t("unreachable");
    }
    const proof = await proofOf(step, asked.body);
    if (!proof) return t("passkey.notShown");
    const answer = await finish(proof);
    if (answer.done) return null;
    if (answer.over) restart(answer.message);
    return answer.message;
  };
  if (!isPossible) return null;
  const press = async () => {
    setPending(true);
    setProblem(null);
    const refused = await ask();
    // After success the button goes on saying so until the next page is there.
    if (refused === null) return;
    setProblem(refused);
    setPending(false);
  };
  return (
    <div>
      <Button
        variant={isMain ? "primary" : "secondary"}
        size="lg"
        full
        icon={<KeyRound />}
        pending={pending}
        pendingLabel={t("code.pending")}
        onClick={() => void press()}
      >
        {label}
      </Button>
      {problem !== null && (
        <p role="alert" className="mt-2 text-danger-text text-sm [text-autospace:normal]">
          {problem}
        </p>
      )}
    </div>
  );
}
