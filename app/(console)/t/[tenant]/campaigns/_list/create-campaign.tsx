"use client";
import { useMutation, useQuery } from "@tanstack/react-query";
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
import { RadioCards } from "@/app/_ui/radio-cards";
import { Select } from "@/app/_ui/select";

type CreateCampaignProps = {
  tenant: string;
  /** Of the folder that the list is about. */
  folderId: string | undefined;
  startsOpen: boolean;
};

/** The button of the list and its dialog: a name, and blank or from a template. */
export function CreateCampaign({ tenant, folderId, startsOpen }: CreateCampaignProps) {
  const t = useTranslations("campaigns.pages.create");
  const router = useRouter();
  const formId = useId();
  const trpc = useTRPC();
  const [open, setOpen] = useState(startsOpen);
  const create = useMutation(trpc.campaigns.create.mutationOptions());
  const change = (next: boolean) => {
    setOpen(next);
    if (!next && startsOpen) router.replace(`/t/${tenant}/campaigns`, { scroll: false });
  };
  return (
    <>
      <Button variant="primary" icon={<Plus />} data-shortcut="new" onClick={() => setOpen(true)}>
        {t("open")}
      </Button>
      <Dialog
        open={open}
        onOpenChange={change}
        title={t("title")}
        description={t("text")}
        actions={
          <>
            <Button onClick={() => change(false)}>{t("keep")}</Button>
            <Button
              type="submit"
              form={formId}
              variant="primary"
              pending={create.isPending || create.isSuccess}
              pendingLabel={t("pending")}
            >
              {t("confirm")}
            </Button>
          </>
        }
      >
        <CreateForm
          formId={formId}
          error={create.error && errorMessage(create.error, t("failed"))}
          onCreate={async (input) => {
            const { id } = await create.mutateAsync({
              ...input,
              ...(folderId !== undefined && { folderId }),
            });
            router.push(`/t/${tenant}/campaigns/${id}`);
          }}
        />
      </Dialog>
    </>
  );
}

type CreateFormProps = {
  formId: string;
  error: string | null;
  onCreate: (input: { name: string; templateId?: string }) => Promise<void>;
};

const mostTemplates = 200;

function CreateForm({ formId, error, onCreate }: CreateFormProps) {
  const t = useTranslations("campaigns.pages.create");
  const trpc = useTRPC();
  const [name, setName] = useState("");
  const [kind, setKind] = useState<"template" | "blank">("template");
  const [templateId, setTemplateId] = useState<string>();
  const [missing, setMissing] = useState<{ name?: string; template?: string }>({});
  const templates = useQuery(trpc.templates.list.queryOptions({ limit: mostTemplates }));
  const items = templates.data?.items ?? [];
  const hasTemplates = templates.data === undefined || items.length > 0;
  const chosen = hasTemplates ? kind : "blank";
  const submit = () => {
    const problems = {
      ...(name.trim() === "" && { name: t("nameMissing") }),
      ...(chosen === "template" && templateId === undefined && { template: t("templateMissing") }),
    };
    setMissing(problems);
    if (Object.keys(problems).length > 0) return;
    void onCreate({
      name: name.trim(),
      ...(chosen === "template" && templateId !== undefined && { templateId }),
    }).catch(() => undefined);
  };
  return (
    <form
      id={formId}
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Field label={t("name")} help={t("nameHelp")} error={missing.name}>
        <Input value={name} maxLength={200} onChange={(event) => setName(event.target.value)} />
      </Field>
      <RadioCards
        label={t("kind")}
        value={chosen}
        onValueChange={(next) => setKind(next as "template" | "blank")}
        columns={2}
        options={[
          {
            value: "template",
            title: t("fromTemplate"),
            text: t("fromTemplateText"),
            disabled: !hasTemplates,
          },
          { value: "blank", title: t("blank"), text: t("blankText") },
        ]}
      />
      {chosen === "template" && (
        <Field label={t("template")} error={missing.template}>
          <Select
            value={templateId}
            onValueChange={setTemplateId}
            options={items.map((item) => ({ value: item.templateId, label: item.name, hint: item.subject }))}
          />
        </Field>
      )}
      {error && (
        <p role="alert" className="text-danger-text text-sm">
          {error}
        </p>
      )}
    </form>
  );
}
