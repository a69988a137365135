"use client";
import { useMutation } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { suggestKey } from "@/app/_product/contacts/suggest-key";
import { useTRPC } from "@/app/_trpc/client";
import { readRefusal } from "@/app/_trpc/read-refusal";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { Field } from "@/app/_ui/field";
import { Input } from "@/app/_ui/input";
import { Select } from "@/app/_ui/select";
import { showToast } from "@/app/_ui/show-toast";
import { type FieldType, fieldTypes } from "@/server/domain/contacts/schema";

/** The button of the list and its dialog: name, key and type; the key follows the name until it is written. */
export function CreateField({ keys }: { keys: readonly string[] }) {
  const t = useTranslations("contacts.pages.fields");
  const formId = useId();
  const [open, setOpen] = useState(false);
  const [pending, setPending] = useState(false);
  return (
    <>
      <Button variant="primary" icon={<Plus />} data-shortcut="new" onClick={() => setOpen(true)}>
        {t("create")}
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={t("createTitle")}
        description={t("createText")}
        actions={
          <>
            <Button onClick={() => setOpen(false)}>{t("keep")}</Button>
            <Button
              type="submit"
              form={formId}
              variant="primary"
              pending={pending}
              pendingLabel={t("creating")}
            >
              {t("createConfirm")}
            </Button>
          </>
        }
      >
        <FieldForm formId={formId} keys={keys} onPending={setPending} onDone={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

type FieldFormProps = {
  formId: string;
  keys: readonly string[];
  onPending: (pending: boolean) => void;
  onDone: () => void;
};

function FieldForm({ formId, keys, onPending, onDone }: FieldFormProps) {
  const t = useTranslations("contacts.pages.fields");
  const router = useRouter();
  const trpc = useTRPC();
  const [label, setLabel] = useState("");
  const [writtenKey, setWrittenKey] = useState<string | null>(null);
  const [type, setType] = useState<FieldType>("text");
  const [isMissing, setMissing] = useState(false);
  const key = writtenKey ?? suggestKey(label, keys);
  const create = useMutation(
    trpc.contacts.createField.mutationOptions({
      onMutate: () => onPending(true),
      onSettled: () => onPending(false),
      onSuccess: () => {
        showToast(t("created", { label: label.trim() }));
        onDone();
        router.refresh();
      },
    }),
  );
  const refusal = create.error && readRefusal(create.error);
  const fields = refusal?.fields ?? {};
  return (
    <form
      id={formId}
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        setMissing(label.trim() === "");
        if (label.trim() !== "") create.mutate({ label: label.trim(), key: key.trim(), type });
      }}
    >
      <Field
        label={t("labelField")}
        help={t("labelHelp")}
        error={isMissing ? t("labelMissing") : fields.label}
      >
        <Input value={label} maxLength={60} onChange={(event) => setLabel(event.target.value)} />
      </Field>
      <Field label={t("keyField")} help={t("keyHelp")} error={fields.key}>
        <Input
          narrow
          className="font-mono"
          value={key}
          maxLength={40}
          onChange={(event) => setWrittenKey(event.target.value)}
        />
      </Field>
      <Field label={t("typeField")}>
        <Select
          value={type}
          onValueChange={(next) => setType(fieldTypes.find((known) => known === next) ?? "text")}
          options={fieldTypes.map((value) => ({
            value,
            label: t(`types.${value}`),
            hint: t(`typeHints.${value}`),
          }))}
        />
      </Field>
      {create.error && Object.keys(fields).length === 0 && (
        <p role="alert" className="text-danger-text text-sm">
          {refusal?.message ?? t("failed")}
        </p>
      )}
    </form>
  );
}
