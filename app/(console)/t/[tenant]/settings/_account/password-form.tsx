"use client";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { NewPasswordField } from "@/app/_product/accounts/new-password-field";
import { useTRPC } from "@/app/_trpc/client";
import { readRefusal } from "@/app/_trpc/read-refusal";
import { Field } from "@/app/_ui/field";
import { Input } from "@/app/_ui/input";
import { showToast } from "@/app/_ui/show-toast";
import { SaveForm } from "@/app/(console)/t/[tenant]/settings/_frame/save-form";

/** Another password, for who knows the present one; it ends all other sessions. */
export function PasswordForm({ email }: { email: string }) {
  const t = useTranslations("accounts.pages.password");
  const words = useTranslations("settings.pages.save");
  const trpc = useTRPC();
  const router = useRouter();
  const [currentPassword, setCurrent] = useState("");
  const [newPassword, setNew] = useState("");
  const change = useMutation(
    trpc.accounts.changePassword.mutationOptions({
      onSuccess: ({ sessionsEnded }) => {
        showToast(t("done", { count: sessionsEnded }));
        setCurrent("");
        setNew("");
        router.refresh();
      },
    }),
  );
  const refusal = readRefusal(change.error);
  const fields = refusal?.fields ?? {};
  const isWhole = change.error !== null && Object.keys(fields).length === 0;
  return (
    <SaveForm
      title={t("title")}
      text={t("text")}
      mayChange
      variant="secondary"
      pending={change.isPending}
      error={isWhole ? (refusal?.message ?? words("unreachable")) : null}
      onSave={() => change.mutate({ currentPassword, newPassword })}
    >
      {/* Lets a password manager know whose password changes. */}
      <input type="email" autoComplete="username" value={email} readOnly hidden />
      <Field label={t("current")} error={fields.currentPassword}>
        <Input
          type="password"
          autoComplete="current-password"
          value={currentPassword}
          onChange={(event) => setCurrent(event.target.value)}
        />
      </Field>
      <NewPasswordField
        label={t("new")}
        email={email}
        value={newPassword}
        onValueChange={setNew}
        error={fields.newPassword}
      />
    </SaveForm>
  );
}
