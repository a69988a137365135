"use client";
import { useTranslations } from "next-intl";
import { Note } from "@/app/_ui/note";
import { Section } from "@/app/_ui/section";
import { Switch } from "@/app/_ui/switch";
import { useSaveSecurity } from "@/app/(console)/t/[tenant]/settings/_security/use-save-security";

type FactorRulesProps = {
  security: { secondFactorRequired: boolean; emailCodesAllowed: boolean };
  mayChange: boolean;
};

/** Whether everybody needs a second factor, and whether a mailed code is one; takes effect at once. */
export function FactorRules({ security, mayChange }: FactorRulesProps) {
  const t = useTranslations("security.pages.policy");
  const { save, pending, error } = useSaveSecurity();
  const { secondFactorRequired, emailCodesAllowed } = security;
  return (
    <Section title={t("title")}>
      <div className="grid max-w-(--hk-measure) gap-5">
        <Switch
          label={t("factor")}
          help={t("factorHelp")}
          checked={secondFactorRequired}
          disabled={!mayChange || pending}
          onCheckedChange={(required) => save({ secondFactorRequired: required })}
        />
        <Switch
          label={t("email")}
          help={t("emailHelp")}
          checked={emailCodesAllowed}
          disabled={!mayChange || pending || !secondFactorRequired}
          onCheckedChange={(allowed) => save({ emailCodesAllowed: allowed })}
        />
        {error !== null && <Note tone="danger">{error}</Note>}
      </div>
    </Section>
  );
}
