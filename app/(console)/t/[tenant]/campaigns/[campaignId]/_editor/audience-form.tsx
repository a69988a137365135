"use client";
import { useTranslations } from "next-intl";
import { EmptyState } from "@/app/_ui/empty-state";
import { Field } from "@/app/_ui/field";
import { LinkButton } from "@/app/_ui/link-button";
import { Select } from "@/app/_ui/select";
import { TextLink } from "@/app/_ui/text-link";
import { AudienceSummary } from "@/app/(console)/t/[tenant]/campaigns/[campaignId]/_editor/audience-summary";
import type { EditorShown } from "@/app/(console)/t/[tenant]/campaigns/[campaignId]/_editor/campaign-editor";

/** Which segment it goes to. */
export function AudienceForm(props: EditorShown) {
  const { tenant, segments, editing } = props;
  const t = useTranslations("campaigns.pages.editor.audience");
  const path = `/t/${tenant.slug}/segments`;
  const { segmentId } = editing.draft;
  if (segments.length === 0)
    return (
      <EmptyState
        title={t("none")}
        text={t("noneText")}
        actions={<LinkButton href={`${path}/new`}>{t("create")}</LinkButton>}
      />
    );
  return (
    <div className="grid gap-4">
      <Field
        label={t("segment")}
        help={
          segmentId === null ? (
            <TextLink href={`${path}/new`}>{t("create")}</TextLink>
          ) : (
            <TextLink href={`${path}/${segmentId}`}>{t("open")}</TextLink>
          )
        }
        className="max-w-110"
      >
        <Select
          value={segmentId ?? undefined}
          onValueChange={(next) => editing.change({ segmentId: next })}
          options={segments.map((segment) => ({ value: segment.segmentId, label: segment.name }))}
        />
      </Field>
      <p className="text-sm">
        <AudienceSummary {...props} />
      </p>
    </div>
  );
}
