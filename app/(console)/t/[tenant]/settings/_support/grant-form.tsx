"use client";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { readRefusal } from "@/app/_trpc/read-refusal";
import { Button } from "@/app/_ui/button";
import { Field } from "@/app/_ui/field";
import { Note } from "@/app/_ui/note";
import { Select } from "@/app/_ui/select";
import { showToast } from "@/app/_ui/show-toast";
import { Textarea } from "@/app/_ui/textarea";

const lengths = ["1", "4", "24", "72"] as const;

/** What staff should look at, and for how long. */
export function GrantForm() {
  const t = useTranslations("support.pages");
  const save = useTranslations("settings.pages.save");
  const trpc = useTRPC();
  const router = useRouter();
  const [reason, setReason] = useState("");
  const [hours, setHours] = useState<string>("4");
  const grant = useMutation(
    trpc.support.grant.mutationOptions({
      onSuccess: () => {
        setReason("");
        showToast(t("done"));
        router.refresh();
      },
    }),
  );
  const refusal = readRefusal(grant.error);
  const fields = refusal?.fields ?? {};
  return (
    <form
      noValidate
      className="grid gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        if (!grant.isPending) grant.mutate({ reason, hours: Number(hours) });
      }}
    >
      <Field label={t("reason")} help={t("reasonHelp")} error={fields.reason}>
        <Textarea value={reason} onChange={(event) => setReason(event.target.value)} />
      </Field>
      <Field label={t("hours")} className="w-48" error={fields.hours}>
        <Select
          options={lengths.map((value) => ({ value, label: t("hour", { count: Number(value) }) }))}
          value={hours}
          onValueChange={setHours}
        />
      </Field>
      {grant.error && Object.keys(fields).length === 0 && (
        <Note tone="danger">{refusal?.message ?? save("unreachable")}</Note>
      )}
      <div>
        <Button type="submit" variant="primary" pending={grant.isPending} pendingLabel={t("pending")}>
          {t("act")}
        </Button>
      </div>
    </form>
  );
}
