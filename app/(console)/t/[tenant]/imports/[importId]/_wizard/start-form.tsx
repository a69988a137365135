"use client";
import { useTranslations } from "next-intl";
import { Checkbox } from "@/app/_ui/checkbox";
import { Field } from "@/app/_ui/field";
import { Input } from "@/app/_ui/input";
import { Note } from "@/app/_ui/note";
import { Section } from "@/app/_ui/section";
import { Textarea } from "@/app/_ui/textarea";
import type { ImportDetail } from "./import-types";
import type { StartOptions } from "./start-options";

type StartFormProps = {
  detail: ImportDetail;
  options: StartOptions;
  onChange: (options: StartOptions) => void;
  /** Consent was declared without saying how. */
  lacksProof: boolean;
};

/** A tag for everybody in the file, and the declaration of their consent with its proof. */
export function StartForm({ detail, options, onChange, lacksProof }: StartFormProps) {
  const t = useTranslations("imports.pages");
  const hasConsentColumn = Object.values(detail.mapping).includes("consent");
  return (
    <Section title={t("check.optionsTitle")} note={t(`modes.${detail.options.mode}`)}>
      <div className="grid max-w-(--hk-measure) gap-4">
        <Field optional label={t("check.tag")} help={t("check.tagHelp")} className="max-w-80">
          <Input
            value={options.tagName}
            maxLength={60}
            onChange={(event) => onChange({ ...options, tagName: event.target.value })}
          />
        </Field>
        <Checkbox
          label={t("check.consent")}
          help={t("check.consentHelp")}
          checked={options.consented}
          onCheckedChange={(consented) => onChange({ ...options, consented })}
        />
        {options.consented ? (
          <div className="grid gap-4 pl-6.5">
            <Field
              label={t("check.how")}
              help={t("check.howHelp")}
              error={lacksProof && t("check.howMissing")}
            >
              <Textarea
                rows={2}
                maxLength={1_000}
                value={options.how}
                onChange={(event) => onChange({ ...options, how: event.target.value })}
              />
            </Field>
            {hasConsentColumn && (
              <Checkbox
                label={t("check.giveAgain")}
                help={t("check.giveAgainHelp")}
                checked={options.giveAgain}
                onCheckedChange={(giveAgain) => onChange({ ...options, giveAgain })}
              />
            )}
          </div>
        ) : (
          !hasConsentColumn &&
          detail.rowsNew > 0 && (
            <Note tone="warning">{t("check.noConsentColumn", { count: detail.rowsNew })}</Note>
          )
        )}
      </div>
    </Section>
  );
}
