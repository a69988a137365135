"use client";
import { useMutation } from "@tanstack/react-query";
import { Stamp } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useFormat } from "@/app/_i18n/use-format";
import { errorMessage } from "@/app/_product/campaigns/error-message";
import { useTRPC } from "@/app/_trpc/client";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { Field } from "@/app/_ui/field";
import { LinkButton } from "@/app/_ui/link-button";
import { PageFoot } from "@/app/_ui/page-foot";
import { showToast } from "@/app/_ui/show-toast";
import { Textarea } from "@/app/_ui/textarea";
import { blockedCards } from "@/app/(console)/t/[tenant]/campaigns/[campaignId]/_editor/card-of";
import type { EditorFootProps } from "@/app/(console)/t/[tenant]/campaigns/[campaignId]/_editor/editor-foot";

/** What a draft still lacks, and asking for its approval. */
export function DraftFoot(props: EditorFootProps) {
  const { tenant, problems, moves } = props;
  const t = useTranslations("campaigns.pages.editor");
  const [isAsking, setAsking] = useState(false);
  const missing = blockedCards(problems);
  const names = missing.map((card) => t(`card.${card}`)).join(t("comma"));
  return (
    <PageFoot
      actions={
        <>
          <LinkButton variant="ghost" className="max-md:hidden" href={`/t/${tenant.slug}/campaigns`}>
            {t("foot.close")}
          </LinkButton>
          {moves.has("requestApproval") && (
            <Button
              variant="primary"
              icon={<Stamp />}
              disabled={missing.length > 0}
              onClick={() => setAsking(true)}
            >
              {t("foot.request")}
            </Button>
          )}
        </>
      }
    >
      <span role="status" className="text-text-2">
        {missing.length === 0
          ? t("foot.ready")
          : t.rich("foot.missing", {
              count: missing.length,
              names,
              b: (text) => <b className="text-text">{text}</b>,
            })}
      </span>
      {isAsking && <RequestDialog {...props} onClose={() => setAsking(false)} />}
    </PageFoot>
  );
}

function RequestDialog({ campaign, audience, editing, onClose }: EditorFootProps & { onClose: () => void }) {
  const t = useTranslations("campaigns.pages.request");
  const router = useRouter();
  const trpc = useTRPC();
  const format = useFormat();
  const [comment, setComment] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const request = useMutation(trpc.campaigns.requestApproval.mutationOptions());
  const names = campaign.approvers.map(({ name }) => name).join(format.locale === "ja" ? "、" : ", ");
  const ask = async () => {
    setProblem(null);
    try {
      if (!(await editing.save())) return setProblem(t("notSaved"));
      await request.mutateAsync({ campaignId: campaign.id, comment: comment.trim() });
      showToast(t("done"));
      onClose();
      router.refresh();
    } catch (error) {
      setProblem(errorMessage(error, t("failed")));
    }
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("title")}
      description={
        names === ""
          ? t("noApprover")
          : t("text", { count: format.integer(audience?.willReceive ?? 0), names })
      }
      actions={
        <>
          <Button onClick={onClose}>{t("keep")}</Button>
          <Button
            variant="primary"
            onClick={() => void ask()}
            pending={request.isPending}
            pendingLabel={t("pending")}
          >
            {t("confirm")}
          </Button>
        </>
      }
    >
      <Field label={t("comment")} optional error={problem}>
        <Textarea value={comment} maxLength={2_000} onChange={(event) => setComment(event.target.value)} />
      </Field>
    </Dialog>
  );
}
