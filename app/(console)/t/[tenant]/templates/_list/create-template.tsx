"use client";
import { useMutation } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { emptyDesign } from "@/app/_product/email-editor/new-block";
import { useTRPC } from "@/app/_trpc/client";
import { readRefusal } from "@/app/_trpc/read-refusal";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { Field } from "@/app/_ui/field";
import { Input } from "@/app/_ui/input";
import { RadioCards } from "@/app/_ui/radio-cards";

type Starter = { key: "newsletter" | "announcement" | "letter"; name: string; subject: string };
type Beginning = Starter["key"] | "blank" | "text";

type CreateTemplateProps = {
  tenant: string;
  /** Of the folder that the list is about. */
  folderId: string | undefined;
  starters: readonly Starter[];
  startsOpen: boolean;
};

/** The button of the list and its dialog: what to begin with, and a name. */
export function CreateTemplate({ tenant, folderId, starters, startsOpen }: CreateTemplateProps) {
  const t = useTranslations("templates.pages.create");
  const router = useRouter();
  const formId = useId();
  const trpc = useTRPC();
  const [open, setOpen] = useState(startsOpen);
  const [beginning, setBeginning] = useState<Beginning>(starters[0]?.key ?? "blank");
  const [name, setName] = useState("");
  const create = useMutation(trpc.templates.create.mutationOptions());
  const change = (next: boolean) => {
    setOpen(next);
    if (!next && startsOpen) router.replace(`/t/${tenant}/templates`, { scroll: false });
  };
  const submit = async () => {
    const named = name.trim() || (starters.find(({ key }) => key === beginning)?.name ?? t("untitled"));
    const { templateId } = await create.mutateAsync({
      name: named,
      ...contentOf(beginning),
      ...(folderId !== undefined && { folderId }),
    });
    router.push(`/t/${tenant}/templates/${templateId}`);
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
        <form
          id={formId}
          className="grid gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            // The reason is shown below.
            submit().catch(() => undefined);
          }}
        >
          <RadioCards
            label={t("beginning")}
            value={beginning}
            onValueChange={(next) => setBeginning(next as Beginning)}
            columns={2}
            options={[
              ...starters.map(({ key, name: title }) => ({ value: key, title, text: t(`starters.${key}`) })),
              { value: "blank", title: t("blank"), text: t("blankText") },
              { value: "text", title: t("textOnly"), text: t("textOnlyText") },
            ]}
          />
          <Field label={t("name")} optional help={t("nameHelp")}>
            <Input value={name} maxLength={120} onChange={(event) => setName(event.target.value)} />
          </Field>
          {create.error && (
            <p role="alert" className="text-danger-text text-sm">
              {readRefusal(create.error)?.message ?? t("failed")}
            </p>
          )}
        </form>
      </Dialog>
    </>
  );
}

function contentOf(beginning: Beginning) {
  if (beginning === "blank") return { design: emptyDesign };
  return beginning === "text" ? { design: null, text: "" } : { starter: beginning };
}
