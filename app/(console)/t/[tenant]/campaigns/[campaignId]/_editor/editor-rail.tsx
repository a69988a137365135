"use client";
import { useTranslations } from "next-intl";
import { useFormat } from "@/app/_i18n/use-format";
import { AudienceLedger } from "@/app/_product/campaigns/audience-ledger";
import { CheckList } from "@/app/_product/campaigns/check-list";
import { Avatar } from "@/app/_ui/avatar";
import { cx } from "@/app/_ui/cx";
import { KeyValue } from "@/app/_ui/key-value";
import { Section } from "@/app/_ui/section";
import { TextLink } from "@/app/_ui/text-link";
import type { EditorShown } from "@/app/(console)/t/[tenant]/campaigns/[campaignId]/_editor/campaign-editor";
import { cardOf } from "@/app/(console)/t/[tenant]/campaigns/[campaignId]/_editor/card-of";
import type { EditorCard } from "@/app/(console)/t/[tenant]/campaigns/[campaignId]/_editor/editor-data";

/** Facts about the whole: who receives it, what the check found, who approves. */
export function EditorRail({ onFix, ...shown }: EditorShown & { onFix: (card: EditorCard) => void }) {
  const t = useTranslations("campaigns.pages.editor");
  return (
    <>
      <h2 className="sr-only">{t("rail")}</h2>
      <div>
        {shown.hasStarted ? (
          <SendingFacts {...shown} />
        ) : (
          <>
            <PeopleAndChecks {...shown} onFix={onFix} />
            <ApprovalRoute {...shown} />
          </>
        )}
      </div>
    </>
  );
}

function PeopleAndChecks({ onFix, ...shown }: EditorShown & { onFix: (card: EditorCard) => void }) {
  const t = useTranslations("campaigns.pages.editor");
  const { tenant, campaign, segments, audience, isCounting, problems, isEditable, editing } = shown;
  const segment = segments.find(({ segmentId }) => segmentId === editing.draft.segmentId);
  const contentHref = `/t/${tenant.slug}/campaigns/${campaign.id}/content`;
  return (
    <>
      <Section level={3} ruled title={t("people")}>
        {audience === null ? (
          <p className="text-sm text-text-3">
            {t(isCounting ? "audience.countingShort" : "audience.notYet")}
          </p>
        ) : (
          <div className={cx(isCounting && "text-text-3")}>
            <AudienceLedger
              audience={audience}
              segmentName={segment?.name ?? t("audience.deleted")}
              counted={audience}
            />
          </div>
        )}
      </Section>
      <Section level={3} ruled title={t("checks")}>
        <CheckList
          problems={problems}
          fix={
            isEditable
              ? (problem) =>
                  cardOf(problem) === "content" ? (
                    <TextLink href={contentHref}>{t("fixContent")}</TextLink>
                  ) : (
                    <button
                      type="button"
                      className="text-accent-text underline decoration-accent-line underline-offset-3"
                      onClick={() => onFix(cardOf(problem))}
                    >
                      {t("fix", { card: t(`card.${cardOf(problem)}`) })}
                    </button>
                  )
              : undefined
          }
        />
      </Section>
    </>
  );
}

/** When it began and ended, and who had approved it. */
function SendingFacts({ campaign }: EditorShown) {
  const t = useTranslations("campaigns.pages.editor");
  const format = useFormat();
  const { release, approval, names } = campaign;
  const at = (instant: Date | null | undefined) =>
    instant ? format.instant(instant, { year: "always" }) : "–";
  const decider = approval?.decidedBy ? names[approval.decidedBy] : undefined;
  return (
    <Section level={3} ruled title={t("facts.title")}>
      <KeyValue
        rows={[
          { label: t("facts.started"), value: at(release?.startedAt) },
          { label: t("facts.finished"), value: at(release?.finishedAt) },
          { label: t("facts.approvedBy"), value: decider ?? t("someone") },
          { label: t("facts.approvedAt"), value: at(approval?.decidedAt) },
        ]}
      />
    </Section>
  );
}

function ApprovalRoute({ campaign }: EditorShown) {
  const t = useTranslations("campaigns.pages.editor");
  const { approvers, approval, state, names } = campaign;
  const decider = approval?.decidedBy ? names[approval.decidedBy] : undefined;
  if (approval?.state === "approved" && decider !== undefined)
    return (
      <Section level={3} ruled title={t("route")}>
        <p className="text-sm text-text-2">{t("approvedBy", { name: decider })}</p>
      </Section>
    );
  if (!["draft", "changes-requested", "in-review"].includes(state)) return null;
  return (
    <Section level={3} ruled title={t("route")}>
      <p className="text-sm text-text-2">{t(approvers.length === 0 ? "noApprover" : "oneApproval")}</p>
      <ul className="mt-3 grid gap-2">
        {approvers.map(({ personId, name }) => (
          <li key={personId} className="flex items-center gap-2.5 text-sm">
            <Avatar name={name} />
            {name}
          </li>
        ))}
      </ul>
    </Section>
  );
}
