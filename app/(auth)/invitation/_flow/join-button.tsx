"use client";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import { readRefusal } from "@/app/_trpc/read-refusal";
import { Button } from "@/app/_ui/button";
import { Note } from "@/app/_ui/note";
import { keptToken } from "@/app/(auth)/_account/kept-token";

/** Joins with the account that is signed in. */
export function JoinButton({ token, email }: { token: string; email: string }) {
  const t = useTranslations("invitations.pages.accept");
  const words = useTranslations("auth.pages");
  const trpc = useTRPC();
  const join = useMutation(
    trpc.invitations.accept.mutationOptions({
      onSuccess: ({ slug }) => {
        keptToken.forget();
        location.assign(`/t/${slug}`);
      },
    }),
  );
  return (
    <div className="grid gap-4">
      {join.error && <Note tone="danger">{readRefusal(join.error)?.message ?? words("unreachable")}</Note>}
      <p className="text-sm text-text-2 [overflow-wrap:anywhere]">{t("asYou", { email })}</p>
      <Button
        variant="primary"
        size="lg"
        full
        pending={join.isPending || join.isSuccess}
        pendingLabel={t("joining")}
        onClick={() => join.mutate({ token })}
      >
        {t("join")}
      </Button>
    </div>
  );
}
