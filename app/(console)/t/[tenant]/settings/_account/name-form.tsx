"use client";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { readRefusal } from "@/app/_trpc/read-refusal";
import { Field } from "@/app/_ui/field";
import { Input } from "@/app/_ui/input";
import { showToast } from "@/app/_ui/show-toast";
import { SaveForm } from "@/app/(console)/t/[tenant]/settings/_frame/save-form";

/** What one is called, in all companies. */
export function NameForm({ name, email }: { name: string; email: string }) {
  const t = useTranslations("settings.pages");
  const trpc = useTRPC();
  const router = useRouter();
  const [typed, setTyped] = useState(name);
  const update = useMutation(
    trpc.people.updatePreferences.mutationOptions({
      onSuccess: () => {
        showToast(t("save.done"));
        router.refresh();
      },
    }),
  );
  const refusal = readRefusal(update.error);
  const isWhole = update.error !== null && refusal?.fields.name === undefined;
  return (
    <SaveForm
      title={t("account.title")}
      text={t("account.text")}
      mayChange
      pending={update.isPending}
      error={isWhole ? (refusal?.message ?? t("save.unreachable")) : null}
      onSave={() => update.mutate({ name: typed })}
    >
      <Field label={t("account.name")} help={t("account.nameHelp")} error={refusal?.fields.name}>
        <Input value={typed} onChange={(event) => setTyped(event.target.value)} autoComplete="name" />
      </Field>
      <Field label={t("account.email")} help={t("account.emailHelp")}>
        <Input value={email} disabled />
      </Field>
    </SaveForm>
  );
}
