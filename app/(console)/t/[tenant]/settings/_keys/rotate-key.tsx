"use client";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { readRefusal } from "@/app/_trpc/read-refusal";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { Field } from "@/app/_ui/field";
import { KeyReveal } from "@/app/_ui/key-reveal";
import { Note } from "@/app/_ui/note";
import { Select } from "@/app/_ui/select";
import type { ApiKey } from "@/app/(console)/t/[tenant]/settings/_keys/key-table";
import { lifetimes, readLifetime } from "@/app/(console)/t/[tenant]/settings/_keys/lifetimes";

const overlaps = ["0", "1", "24", "72", "168"] as const;
const unchanged = "unchanged";

/** Gives a key a new text, and shows it this once. */
export function RotateKey({ apiKey, onClose }: { apiKey: ApiKey; onClose: () => void }) {
  const t = useTranslations("settings.pages");
  const trpc = useTRPC();
  const router = useRouter();
  const [overlap, setOverlap] = useState<string>("24");
  const [lifetime, setLifetime] = useState<string>(unchanged);
  const rotate = useMutation(trpc.apiKeys.rotate.mutationOptions({ onSuccess: () => router.refresh() }));
  const { name, keyId } = apiKey;
  if (rotate.data)
    return (
      <Dialog
        open
        onOpenChange={(open) => !open && onClose()}
        title={t("keys.rotatedTitle", { name })}
        actions={<Button onClick={onClose}>{t("keys.kept")}</Button>}
      >
        <KeyReveal
          label={t("keys.revealLabel", { name })}
          secret={rotate.data.key}
          warning={t("keys.revealWarning")}
        />
      </Dialog>
    );
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("keys.rotateTitle", { name })}
      description={t("keys.rotateText")}
      actions={
        <>
          <Button onClick={onClose}>{t("save.cancel")}</Button>
          <Button
            variant="primary"
            pending={rotate.isPending}
            pendingLabel={t("keys.rotating")}
            onClick={() =>
              rotate.mutate({
                keyId,
                overlapHours: Number(overlap),
                ...(lifetime !== unchanged && { daysValid: readLifetime(lifetime) }),
              })
            }
          >
            {t("keys.rotateAct")}
          </Button>
        </>
      }
    >
      <Field label={t("keys.overlap")}>
        <Select
          options={overlaps.map((value) => ({ value, label: t(`keys.overlaps.${value}`) }))}
          value={overlap}
          onValueChange={setOverlap}
        />
      </Field>
      <Field label={t("keys.rotateLifetime")}>
        <Select
          options={[
            { value: unchanged, label: t("keys.unchanged") },
            ...lifetimes.map((value) => ({ value, label: t(`keys.lifetimes.${value}`) })),
          ]}
          value={lifetime}
          onValueChange={setLifetime}
        />
      </Field>
      {rotate.error && (
        <Note tone="danger">{readRefusal(rotate.error)?.message ?? t("save.unreachable")}</Note>
      )}
    </Dialog>
  );
}
