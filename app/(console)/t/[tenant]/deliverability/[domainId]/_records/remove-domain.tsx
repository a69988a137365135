"use client";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { errorMessage } from "@/app/_product/campaigns/error-message";
import { useTRPC } from "@/app/_trpc/client";
import { Button } from "@/app/_ui/button";
import { ConfirmDialog } from "@/app/_ui/confirm-dialog";

type RemoveDomainProps = { tenant: string; domainId: string; name: string };

/** Takes a domain away; its key is gone with it. */
export function RemoveDomain({ tenant, domainId, name }: RemoveDomainProps) {
  const t = useTranslations("domains.pages.remove");
  const router = useRouter();
  const trpc = useTRPC();
  const [open, setOpen] = useState(false);
  const remove = useMutation(trpc.domains.remove.mutationOptions());
  return (
    <>
      <Button variant="danger" onClick={() => setOpen(true)}>
        {t("open")}
      </Button>
      <ConfirmDialog
        open={open}
        onOpenChange={setOpen}
        title={t("title", { name })}
        description={t("text")}
        keepLabel={t("keep")}
        confirmLabel={t("confirm")}
        pendingLabel={t("pending")}
        error={remove.error && errorMessage(remove.error, t("failed"))}
        onConfirm={async () => {
          await remove.mutateAsync({ domainId });
          router.push(`/t/${tenant}/deliverability`);
          router.refresh();
        }}
      />
    </>
  );
}
