"use client";
import { useMutation } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { errorMessage } from "@/app/_product/campaigns/error-message";
import { useTRPC } from "@/app/_trpc/client";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { Field } from "@/app/_ui/field";
import { Input } from "@/app/_ui/input";

/** Asks for a domain name and leads to the records to set. */
export function AddDomain({ tenant }: { tenant: string }) {
  const t = useTranslations("domains.pages.add");
  const formId = useId();
  const router = useRouter();
  const trpc = useTRPC();
  const [open, setOpen] = useState(false);
  const [name, setName] = useState("");
  const add = useMutation(trpc.domains.add.mutationOptions());
  const submit = () =>
    add.mutate(
      { name: name.normalize("NFKC").trim() },
      { onSuccess: ({ domainId }) => router.push(`/t/${tenant}/deliverability/${domainId}`) },
    );
  return (
    <>
      <Button variant="primary" icon={<Plus />} data-shortcut="new" onClick={() => setOpen(true)}>
        {t("open")}
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={t("title")}
        description={t("text")}
        actions={
          <>
            <Button onClick={() => setOpen(false)}>{t("keep")}</Button>
            <Button
              type="submit"
              form={formId}
              variant="primary"
              pending={add.isPending || add.isSuccess}
              pendingLabel={t("pending")}
            >
              {t("confirm")}
            </Button>
          </>
        }
      >
        <form
          id={formId}
          onSubmit={(event) => {
            event.preventDefault();
            if (!add.isPending) submit();
          }}
        >
          <Field label={t("name")} help={t("help")} error={add.error && errorMessage(add.error, t("failed"))}>
            <Input
              value={name}
              onChange={(event) => setName(event.target.value)}
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              placeholder="mail.example.co.jp"
              required
            />
          </Field>
        </form>
      </Dialog>
    </>
  );
}
