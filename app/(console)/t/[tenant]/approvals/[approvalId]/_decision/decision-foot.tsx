"use client";
import { Stamp, Undo2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { useFormat } from "@/app/_i18n/use-format";
import type { ApprovalDetail } from "@/app/_product/campaigns/campaign-types";
import { formatWall } from "@/app/_product/campaigns/format-wall";
import { Button } from "@/app/_ui/button";
import { Field } from "@/app/_ui/field";
import { Input } from "@/app/_ui/input";
import { LinkButton } from "@/app/_ui/link-button";
import { PageFoot } from "@/app/_ui/page-foot";
import { useDecision } from "@/app/(console)/t/[tenant]/approvals/[approvalId]/_decision/use-decision";

type DecisionFootProps = { tenant: string; approval: ApprovalDetail };

/** The decision, with what follows from it; or why this person may not decide. */
export function DecisionFoot({ tenant, approval }: DecisionFootProps) {
  const t = useTranslations("approvals.pages.decision");
  const format = useFormat();
  const campaignHref = `/t/${tenant}/campaigns/${approval.campaignId}`;
  if (approval.mayDecide) return <DecisionForm approval={approval} />;
  const names = approval.approvers.map(({ name }) => name).join(format.locale === "ja" ? "、" : ", ");
  const reason = {
    "own-work": t(names === "" ? "refusal.ownWorkAlone" : "refusal.ownWork", { names }),
    "not-allowed": t(names === "" ? "refusal.notAllowedAlone" : "refusal.notAllowed", { names }),
    decided: t("refusal.decided"),
  }[approval.refusal ?? "decided"];
  return (
    <PageFoot
      actions={
        <>
          <LinkButton href={campaignHref}>{t("campaign")}</LinkButton>
          {approval.refusal === "own-work" && (
            <Button variant="primary" icon={<Stamp />} disabled aria-describedby="refusal">
              {t("approve")}
            </Button>
          )}
        </>
      }
    >
      <span id="refusal" className="text-text-2">
        {reason}
      </span>
    </PageFoot>
  );
}

function DecisionForm({ approval }: { approval: ApprovalDetail }) {
  const t = useTranslations("approvals.pages.decision");
  const format = useFormat();
  const box = useRef<HTMLInputElement>(null);
  const [comment, setComment] = useState("");
  const [isMissing, setMissing] = useState(false);
  const { decide, approving, returning, error } = useDecision(approval);
  const giveBack = () => {
    setMissing(comment.trim() === "");
    if (comment.trim() === "") box.current?.focus();
    else void decide("return", comment);
  };
  const { scheduledWall } = approval.content;
  const count = format.integer(approval.audience.willReceive);
  const follows =
    scheduledWall === null
      ? t("thenReady", { count })
      : t("thenSent", { count, when: formatWall(scheduledWall, format) });
  return (
    <PageFoot
      actions={
        <>
          <Button icon={<Undo2 />} onClick={giveBack} pending={returning} pendingLabel={t("returning")}>
            {t("return")}
          </Button>
          <Button
            variant="primary"
            icon={<Stamp />}
            onClick={() => void decide("approve", comment)}
            pending={approving}
            pendingLabel={t("approving")}
          >
            {t("approve")}
          </Button>
        </>
      }
    >
      <Field
        label={t("comment")}
        hideLabel
        className="max-w-140"
        error={error ?? (isMissing ? t("commentMissing") : undefined)}
        help={follows}
      >
        <Input
          ref={box}
          value={comment}
          maxLength={2_000}
          placeholder={t("comment")}
          onChange={(event) => {
            setComment(event.target.value);
            setMissing(false);
          }}
        />
      </Field>
    </PageFoot>
  );
}
