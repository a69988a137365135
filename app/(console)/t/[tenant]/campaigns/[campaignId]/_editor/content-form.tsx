"use client";
import { useQuery } from "@tanstack/react-query";
import { SquarePen } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { errorMessage } from "@/app/_product/campaigns/error-message";
import { useTRPC, useTRPCClient } from "@/app/_trpc/client";
import { Button } from "@/app/_ui/button";
import { ConfirmDialog } from "@/app/_ui/confirm-dialog";
import { Field } from "@/app/_ui/field";
import { LinkButton } from "@/app/_ui/link-button";
import { Select } from "@/app/_ui/select";
import type { EditorShown } from "@/app/(console)/t/[tenant]/campaigns/[campaignId]/_editor/campaign-editor";
import { ContentSummary } from "@/app/(console)/t/[tenant]/campaigns/[campaignId]/_editor/content-summary";

const mostTemplates = 200;

/** Opens the mail's editor, or takes the mail of a template. */
export function ContentForm(props: EditorShown) {
  const { tenant, campaign } = props;
  const t = useTranslations("campaigns.pages.editor.content");
  return (
    <div className="grid gap-5">
      <div className="text-sm">
        <ContentSummary {...props} />
      </div>
      <div>
        <LinkButton icon={<SquarePen />} href={`/t/${tenant.slug}/campaigns/${campaign.id}/content`}>
          {t("edit")}
        </LinkButton>
      </div>
      <TemplateChoice {...props} />
    </div>
  );
}

function TemplateChoice({ campaign, editing }: EditorShown) {
  const t = useTranslations("campaigns.pages.editor.content");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const templates = useQuery(trpc.templates.list.queryOptions({ limit: mostTemplates }));
  const [templateId, setTemplateId] = useState<string>();
  const [isAsking, setAsking] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const items = templates.data?.items ?? [];
  const take = async (chosen: string) => {
    setProblem(null);
    try {
      const { subject, preheader, design, text } = await client.templates.get.query({ templateId: chosen });
      editing.change({ subject, preheader, body: { design, text } });
      await editing.save();
    } catch (error) {
      setProblem(errorMessage(error, t("takeFailed")));
      throw error;
    }
  };
  const isEmpty = campaign.contentFacts.kind === "empty" && editing.draft.subject === "";
  const begin = () => {
    if (templateId === undefined) return setProblem(t("chooseFirst"));
    if (!isEmpty) return setAsking(true);
    void take(templateId).catch(() => undefined);
  };
  if (templates.isSuccess && items.length === 0) return null;
  return (
    <div className="flex flex-wrap items-end gap-2 border-line border-t pt-4">
      <Field label={t("template")} className="w-80 max-w-full" error={problem}>
        <Select
          value={templateId}
          onValueChange={(next) => {
            setProblem(null);
            setTemplateId(next);
          }}
          options={items.map((item) => ({ value: item.templateId, label: item.name, hint: item.subject }))}
        />
      </Field>
      <Button onClick={begin}>{t("take")}</Button>
      <ConfirmDialog
        open={isAsking}
        onOpenChange={setAsking}
        tone="primary"
        title={t("takeTitle")}
        description={t("takeText")}
        keepLabel={t("takeKeep")}
        confirmLabel={t("take")}
        error={problem}
        onConfirm={() => (templateId === undefined ? undefined : take(templateId))}
      />
    </div>
  );
}
