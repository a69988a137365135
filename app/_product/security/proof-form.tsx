"use client";
import { useMutation, useQuery } from "@tanstack/react-query";
import type { inferRouterInputs } from "@trpc/server";
import { KeyRound } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { askAuthenticator } from "@/app/_product/security/ask-authenticator";
import { useCanUsePasskeys } from "@/app/_product/security/use-can-use-passkeys";
import { useTRPC, useTRPCClient } from "@/app/_trpc/client";
import { readRefusal } from "@/app/_trpc/read-refusal";
import { Button } from "@/app/_ui/button";
import { Field } from "@/app/_ui/field";
import { Input } from "@/app/_ui/input";
import { Note } from "@/app/_ui/note";
import { OtpInput } from "@/app/_ui/otp-input";
import { Skeleton } from "@/app/_ui/skeleton";
import type { AppRouter } from "@/server/api/trpc/root";

type Proof = inferRouterInputs<AppRouter>["factors"]["prove"]["proof"];
type TypedWay = "totp" | "recovery" | "password";
const typedWays = ["totp", "password", "recovery"] as const;
const codeLength = 6;

/** One of the ways in which this person can prove themselves: typed, or by a passkey. */
export function ProofForm({ onProved, onCancel }: { onProved: () => void; onCancel: () => void }) {
  const t = useTranslations("security.again");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const canUsePasskeys = useCanUsePasskeys();
  const question = useQuery({
    queryKey: ["security.again"],
    queryFn: () => client.factors.startProof.mutate(),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  const [chosen, setChosen] = useState<TypedWay | null>(null);
  const [isPasskeyMissing, setPasskeyMissing] = useState(false);
  const prove = useMutation(
    trpc.factors.prove.mutationOptions({
      onSuccess: onProved,
      // What an authenticator signs is good for one answer.
      onError: () => void question.refetch(),
    }),
  );
  const refusal = readRefusal(prove.error);
  const problem = prove.error && (refusal?.message ?? t("unreachable"));
  if (question.isPending) return <Skeleton width="w-full" height="h-14" />;
  if (question.error)
    return <Note tone="danger">{readRefusal(question.error)?.message ?? t("unreachable")}</Note>;
  const { ways, passkey } = question.data;
  const own = typedWays.filter((way) => ways.includes(way));
  const way = chosen ?? own[0];
  const other = own.find((one) => one !== way);
  const send = (proof: Proof) => {
    if (!prove.isPending) prove.mutate({ proof });
  };
  const showPasskey = async () => {
    if (!passkey) return;
    setPasskeyMissing(false);
    const response = await askAuthenticator.get(passkey.options);
    if (response) send({ kind: "passkey", challenge: passkey.challenge, response });
    else setPasskeyMissing(true);
  };
  return (
    <div className="grid gap-4">
      {way && (
        <TypedProof
          key={way}
          way={way}
          pending={prove.isPending}
          problem={problem}
          onSend={send}
          onCancel={onCancel}
        />
      )}
      {isPasskeyMissing && <Note tone="danger">{t("notShown")}</Note>}
      <div className="flex flex-wrap gap-2 empty:hidden">
        {passkey && canUsePasskeys && (
          <Button icon={<KeyRound />} disabled={prove.isPending} onClick={() => void showPasskey()}>
            {t("passkey")}
          </Button>
        )}
        {other && (
          <Button variant="ghost" onClick={() => setChosen(other)}>
            {t(other === "recovery" ? "useRecovery" : "useTotp")}
          </Button>
        )}
      </div>
    </div>
  );
}

type TypedProofProps = {
  way: TypedWay;
  pending: boolean;
  problem: string | null;
  onSend: (proof: Proof) => void;
  onCancel: () => void;
};

function TypedProof({ way, pending, problem, onSend, onCancel }: TypedProofProps) {
  const t = useTranslations("security.again");
  const [typed, setTyped] = useState("");
  const send = (text: string) =>
    onSend(way === "password" ? { kind: way, password: text } : { kind: way, code: text });
  const isReady = way === "totp" ? typed.length === codeLength : typed.trim() !== "";
  const press = (event: FormEvent) => {
    event.preventDefault();
    if (isReady) send(typed);
  };
  return (
    <form onSubmit={press} className="grid gap-4">
      <Field label={t(way)} error={problem}>
        {way === "totp" ? (
          <OtpInput name="proof" value={typed} onValueChange={setTyped} onComplete={send} autoFocus />
        ) : (
          <Input
            type={way === "password" ? "password" : "text"}
            autoFocus
            autoComplete={way === "password" ? "current-password" : "off"}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        )}
      </Field>
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={onCancel}>{t("cancel")}</Button>
        <Button
          type="submit"
          variant="primary"
          disabled={!isReady && !pending}
          pending={pending}
          pendingLabel={t("pending")}
        >
          {t("submit")}
        </Button>
      </div>
    </form>
  );
}
