"use client";
import { useTranslations } from "next-intl";
import { MailLines } from "@/app/_product/campaigns/mail-lines";
import { useMergeFields } from "@/app/_product/email-editor/use-merge-fields";
import { Field } from "@/app/_ui/field";
import { Input } from "@/app/_ui/input";
import { Select } from "@/app/_ui/select";
import { TextLink } from "@/app/_ui/text-link";
import type { EditorShown } from "@/app/(console)/t/[tenant]/campaigns/[campaignId]/_editor/campaign-editor";
import { InboxRow } from "@/app/(console)/t/[tenant]/campaigns/[campaignId]/_editor/inbox-row";

/** Who it is from, and the two lines that stand in the inbox. */
export function SenderForm(props: EditorShown) {
  const { editing, customFields } = props;
  const t = useTranslations("campaigns.pages.editor.sender");
  const mergeFields = useMergeFields(customFields);
  return (
    <div className="grid gap-4">
      <AddressFields {...props} />
      <MailLines draft={editing.draft} mergeFields={mergeFields} onChange={editing.change} />
      <div className="text-sm">
        <p className="mb-1.5 text-text-3 text-xs">{t("inbox")}</p>
        <InboxRow {...props} />
      </div>
    </div>
  );
}

function AddressFields({ tenant, domains, editing }: EditorShown) {
  const t = useTranslations("campaigns.pages.editor.sender");
  const { draft, change, state } = editing;
  const wrong = state.kind === "failed" ? (state.refusal?.fields ?? {}) : {};
  const settings = `/t/${tenant.slug}/deliverability`;
  const options = domains.map(({ domainId, name, state: standing }) => ({
    value: domainId,
    label: name,
    ...(standing !== "verified" && { hint: t("unverified") }),
  }));
  return (
    <div className="grid gap-4 md:grid-cols-2">
      <Field label={t("fromName")} error={wrong.fromName}>
        <Input
          value={draft.fromName}
          maxLength={100}
          onChange={(event) => change({ fromName: event.target.value })}
        />
      </Field>
      <Field label={t("replyTo")} optional error={wrong.replyTo} help={t("replyToHelp")}>
        <Input
          narrow
          inputMode="email"
          spellCheck={false}
          value={draft.replyTo}
          maxLength={254}
          onChange={(event) => change({ replyTo: event.target.value.trim() })}
        />
      </Field>
      <Field label={t("localPart")} error={wrong.fromLocalPart} help={t("localPartHelp")}>
        <Input
          narrow
          spellCheck={false}
          value={draft.fromLocalPart}
          maxLength={64}
          unit="@"
          onChange={(event) => change({ fromLocalPart: event.target.value.trim() })}
        />
      </Field>
      <Field
        label={t("domain")}
        error={wrong.domainId}
        help={domains.length === 0 ? <TextLink href={settings}>{t("addDomain")}</TextLink> : undefined}
      >
        <Select
          options={options}
          value={draft.domainId ?? undefined}
          disabled={domains.length === 0}
          onValueChange={(domainId) => change({ domainId })}
        />
      </Field>
    </div>
  );
}
