"use client";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { pickLocale } from "@/app/_i18n/locale";
import { zoneName } from "@/app/_product/campaigns/zone-name";
import { localeNames } from "@/app/_product/shell/locale-names";
import { Field } from "@/app/_ui/field";
import { Input } from "@/app/_ui/input";
import { Select } from "@/app/_ui/select";
import { SaveForm } from "@/app/(console)/t/[tenant]/settings/_frame/save-form";
import { useSaveTenant } from "@/app/(console)/t/[tenant]/settings/_tenant/use-save-tenant";
import { zoneOptions } from "@/app/(console)/t/[tenant]/settings/_tenant/zone-options";

type GeneralFormProps = {
  tenant: { name: string; slug: string; timeZone: string; locale: "ja" | "en"; revision: string };
  mayChange: boolean;
};

/** Name, zone and language of the company. */
export function GeneralForm({ tenant, mayChange }: GeneralFormProps) {
  const t = useTranslations("settings.pages.general");
  const reader = pickLocale(useLocale(), null);
  const { save, pending, fields, error } = useSaveTenant(tenant.revision);
  const [name, setName] = useState(tenant.name);
  const [timeZone, setTimeZone] = useState(tenant.timeZone);
  const [locale, setLocale] = useState(tenant.locale);
  return (
    <SaveForm
      title={t("title")}
      mayChange={mayChange}
      pending={pending}
      error={error}
      onSave={() => save({ name, timeZone, locale })}
    >
      <Field label={t("name")} help={t("nameHelp")} error={fields.name}>
        <Input value={name} onChange={(event) => setName(event.target.value)} autoComplete="organization" />
      </Field>
      <Field label={t("slug")} help={t("slugHelp")}>
        <Input value={`/t/${tenant.slug}`} disabled />
      </Field>
      <Field
        label={t("timeZone")}
        help={t("timeZoneHelp", { name: zoneName(timeZone, reader) })}
        error={fields.timeZone}
      >
        <Select options={zoneOptions(tenant.timeZone)} value={timeZone} onValueChange={setTimeZone} />
      </Field>
      <Field label={t("locale")} help={t("localeHelp")} error={fields.locale}>
        <Select
          options={(["ja", "en"] as const).map((value) => ({ value, label: localeNames[value] }))}
          value={locale}
          onValueChange={(next) => setLocale(pickLocale(next, null))}
        />
      </Field>
    </SaveForm>
  );
}
