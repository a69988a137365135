"use client";
import { useMutation } from "@tanstack/react-query";
import { Undo2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useFormat } from "@/app/_i18n/use-format";
import { errorMessage } from "@/app/_product/campaigns/error-message";
import { useTRPC } from "@/app/_trpc/client";
import { Button } from "@/app/_ui/button";
import { ConfirmDialog } from "@/app/_ui/confirm-dialog";
import { LinkButton } from "@/app/_ui/link-button";
import { PageFoot } from "@/app/_ui/page-foot";
import { showToast } from "@/app/_ui/show-toast";
import type { EditorFootProps } from "@/app/(console)/t/[tenant]/campaigns/[campaignId]/_editor/editor-foot";

/** Who asked and when; taking it back, or going to decide. */
export function ReviewFoot({ tenant, campaign, may }: EditorFootProps) {
  const t = useTranslations("campaigns.pages.editor.foot");
  const router = useRouter();
  const trpc = useTRPC();
  const format = useFormat();
  const [isAsking, setAsking] = useState(false);
  const withdraw = useMutation(trpc.approvals.withdraw.mutationOptions());
  const { approval, names } = campaign;
  if (approval === null) return null;
  return (
    <PageFoot
      actions={
        <>
          {may.includes("campaigns:write") && (
            <Button icon={<Undo2 />} onClick={() => setAsking(true)}>
              {t("withdraw")}
            </Button>
          )}
          <LinkButton
            variant={may.includes("approvals:decide") ? "primary" : "secondary"}
            href={`/t/${tenant.slug}/approvals/${approval.id}`}
          >
            {t("toRequest")}
          </LinkButton>
        </>
      }
    >
      <span className="text-text-2">
        {t("requested", {
          name: names[approval.requestedBy] ?? t("someone"),
          when: format.instant(approval.createdAt),
        })}
      </span>
      <ConfirmDialog
        open={isAsking}
        onOpenChange={setAsking}
        tone="primary"
        title={t("withdrawTitle")}
        description={t("withdrawText")}
        keepLabel={t("withdrawKeep")}
        confirmLabel={t("withdraw")}
        error={withdraw.error && errorMessage(withdraw.error, t("failed"))}
        onConfirm={async () => {
          await withdraw.mutateAsync({ approvalId: approval.id });
          showToast(t("withdrawn"));
          router.refresh();
        }}
      />
    </PageFoot>
  );
}
