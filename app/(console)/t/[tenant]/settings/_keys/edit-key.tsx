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
import { Input } from "@/app/_ui/input";
import { Note } from "@/app/_ui/note";
import { showToast } from "@/app/_ui/show-toast";
import type { ApiKey } from "@/app/(console)/t/[tenant]/settings/_keys/key-table";
import { NetworkField } from "@/app/(console)/t/[tenant]/settings/_keys/network-field";
import { readNetworks } from "@/app/(console)/t/[tenant]/settings/_keys/read-networks";

/** Changes a key's name, and from where it may be used. */
export function EditKey({ apiKey, onClose }: { apiKey: ApiKey; onClose: () => void }) {
  const t = useTranslations("settings.pages");
  const trpc = useTRPC();
  const router = useRouter();
  const [name, setName] = useState(apiKey.name);
  const [networks, setNetworks] = useState(apiKey.allowedNetworks.join("\n"));
  const update = useMutation(
    trpc.apiKeys.update.mutationOptions({
      onSuccess: () => {
        showToast(t("keys.edited", { name }));
        router.refresh();
        onClose();
      },
    }),
  );
  const refusal = readRefusal(update.error);
  const fields = refusal?.fields ?? {};
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("keys.editTitle", { name: apiKey.name })}
      actions={
        <>
          <Button onClick={onClose}>{t("save.cancel")}</Button>
          <Button
            variant="primary"
            pending={update.isPending}
            pendingLabel={t("save.pending")}
            onClick={() =>
              update.mutate({ keyId: apiKey.keyId, name, allowedNetworks: readNetworks(networks) })
            }
          >
            {t("save.act")}
          </Button>
        </>
      }
    >
      <Field label={t("keys.name")} error={fields.name}>
        <Input value={name} onChange={(event) => setName(event.target.value)} autoComplete="off" />
      </Field>
      <NetworkField text={networks} onChange={setNetworks} fields={fields} />
      {update.error && Object.keys(fields).length === 0 && (
        <Note tone="danger">{refusal?.message ?? t("save.unreachable")}</Note>
      )}
    </Dialog>
  );
}
