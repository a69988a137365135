"use client";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import type { ApprovalDetail } from "@/app/_product/campaigns/campaign-types";
import { errorMessage } from "@/app/_product/campaigns/error-message";
import { useTRPC } from "@/app/_trpc/client";
import { showToast } from "@/app/_ui/show-toast";

/** Approves or returns a request, says so, and reads the page anew. `error` is the sentence of the last refusal. */
export function useDecision({ id: approvalId, campaignName: name }: ApprovalDetail) {
  const t = useTranslations("approvals.pages.decision");
  const router = useRouter();
  const trpc = useTRPC();
  const approve = useMutation(trpc.approvals.approve.mutationOptions());
  const sendBack = useMutation(trpc.approvals.return.mutationOptions());
  const failure = approve.error ?? sendBack.error;
  const decide = async (act: "approve" | "return", comment: string) => {
    approve.reset();
    sendBack.reset();
    const input = { approvalId, comment: comment.trim() };
    try {
      await (act === "approve" ? approve.mutateAsync(input) : sendBack.mutateAsync(input));
    } catch {
      // The mutation keeps the error, and the foot shows it.
      return;
    }
    showToast(t(act === "approve" ? "approvedToast" : "returnedToast", { name }));
    router.refresh();
  };
  return {
    decide,
    approving: approve.isPending,
    returning: sendBack.isPending,
    error: failure ? errorMessage(failure, t("failed")) : null,
  };
}
