"use client";
import { useTranslations } from "next-intl";
import { useFormat } from "@/app/_i18n/use-format";
import type { ApprovalDetail } from "@/app/_product/campaigns/campaign-types";
import { Section } from "@/app/_ui/section";
import { Stamp } from "@/app/_ui/stamp";

/** The seat of the approver, stamped or empty, with what was said on the way. */
export function RequestRoute({ approval }: { approval: ApprovalDetail }) {
  const t = useTranslations("approvals.pages.decision");
  const format = useFormat();
  const { state, decidedAt, decidedBy, names, approvers } = approval;
  const decider = decidedBy === null ? null : (names[decidedBy] ?? t("someone"));
  const isStamped = state === "approved" && decider !== null;
  const comma = format.locale === "ja" ? "、" : ", ";
  const seat = decider ?? approvers.map(({ name }) => name).join(comma);
  return (
    <Section level={3} ruled title={t("route")} note={state === "open" ? t("oneSeat") : undefined}>
      <div className="flex items-start gap-5">
        <div className="grid w-24 flex-none justify-items-center gap-1 text-center text-xs">
          <Stamp name={seat === "" ? t("someone") : seat} approvedAt={isStamped ? decidedAt : null} />
          {decider !== null && <span className="text-sm">{decider}</span>}
          {decider !== null && decidedAt && (
            <span className="figures text-text-3">{format.instant(decidedAt, { weekday: false })}</span>
          )}
        </div>
        <div className="grid min-w-0 flex-1 gap-3 text-sm">
          {state === "open" && (
            <p className="text-text-2">
              {approvers.length === 0 ? t("noApprover") : t("mayDecide", { names: seat })}
            </p>
          )}
          <Comment text={approval.comment} name={names[approval.requestedBy] ?? t("someone")} />
          {decider !== null && <Comment text={approval.decisionComment} name={decider} />}
          {state === "void" && <p className="text-text-2">{t("void")}</p>}
          {state === "withdrawn" && <p className="text-text-2">{t("withdrawn")}</p>}
        </div>
      </div>
    </Section>
  );
}

function Comment({ text, name }: { text: string; name: string }) {
  const t = useTranslations("approvals.pages.decision");
  if (text === "") return null;
  return (
    <blockquote className="whitespace-pre-line text-text-2">
      {t("quote", { text })}
      <footer className="text-text-3 text-xs">{name}</footer>
    </blockquote>
  );
}
