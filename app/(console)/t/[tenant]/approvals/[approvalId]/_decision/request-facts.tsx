"use client";
import { useTranslations } from "next-intl";
import { useFormat } from "@/app/_i18n/use-format";
import { AudienceLedger } from "@/app/_product/campaigns/audience-ledger";
import type { ApprovalDetail } from "@/app/_product/campaigns/campaign-types";
import { CheckList } from "@/app/_product/campaigns/check-list";
import { formatWall } from "@/app/_product/campaigns/format-wall";
import { zoneName } from "@/app/_product/campaigns/zone-name";
import { KeyValue } from "@/app/_ui/key-value";
import { Section } from "@/app/_ui/section";
import { TextLink } from "@/app/_ui/text-link";
import { RequestDiff } from "@/app/(console)/t/[tenant]/approvals/[approvalId]/_decision/request-diff";
import { RequestRoute } from "@/app/(console)/t/[tenant]/approvals/[approvalId]/_decision/request-route";

/** Whom it reaches, when, from whom, what the check says, what changed, who decides. */
export function RequestFacts({ tenant, approval }: { tenant: string; approval: ApprovalDetail }) {
  const t = useTranslations("approvals.pages.decision");
  const format = useFormat();
  const { audience, audienceCount, content, segmentName, state } = approval;
  const counted = { earlier: format.integer(audienceCount), now: format.integer(audience.willReceive) };
  const changed = audienceCount === audience.willReceive ? t("sameCount") : t("otherCount", counted);
  return (
    <>
      <Section
        level={3}
        ruled
        title={t("audience")}
        aside={<TextLink href={`/t/${tenant}/segments/${content.segment.id}`}>{t("segment")}</TextLink>}
      >
        <AudienceLedger
          audience={audience}
          segmentName={segmentName === "" ? t("deletedSegment") : segmentName}
          footnote={state === "open" ? changed : t("countThen", counted)}
        />
      </Section>
      <Section level={3} ruled title={t("schedule")}>
        <KeyValue
          rows={[
            {
              label: t("send"),
              value:
                content.scheduledWall === null ? (
                  t("onPress")
                ) : (
                  <>
                    <b className="figures">{formatWall(content.scheduledWall, format, "always")}</b>{" "}
                    <span className="text-text-3">{zoneName(content.timeZone, format.locale)}</span>
                  </>
                ),
            },
            {
              label: t("sender"),
              value: (
                <>
                  {content.from.name}
                  <br />
                  <span className="text-text-3">{content.from.address}</span>
                </>
              ),
            },
            ...(content.replyTo === null ? [] : [{ label: t("replyTo"), value: content.replyTo }]),
            { label: t("tracking"), value: t(trackingKey(content)) },
          ]}
        />
      </Section>
      <Section level={3} ruled title={t("findings")}>
        <CheckList problems={approval.problems} />
      </Section>
      <RequestDiff approval={approval} />
      <RequestRoute approval={approval} />
    </>
  );
}

function trackingKey({ trackOpens, trackClicks }: ApprovalDetail["content"]) {
  if (trackOpens && trackClicks) return "trackBoth";
  if (trackOpens) return "trackOpens";
  return trackClicks ? "trackClicks" : "trackNothing";
}
