"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Field } from "@/app/_ui/field";
import { halfWidth } from "@/app/_ui/half-width";
import { Input } from "@/app/_ui/input";
import { Note } from "@/app/_ui/note";
import { Select } from "@/app/_ui/select";
import { Switch } from "@/app/_ui/switch";
import { SaveForm } from "@/app/(console)/t/[tenant]/settings/_frame/save-form";
import { useSaveTenant } from "@/app/(console)/t/[tenant]/settings/_tenant/use-save-tenant";

type SendingFormProps = {
  tenant: {
    quietHours: { from: number; to: number } | null;
    weeklyCap: number | null;
    testListOnly: boolean;
    revision: string;
  };
  mayChange: boolean;
};

const hours = Array.from({ length: 24 }, (_, hour) => ({ value: String(hour), label: `${hour}:00` }));
/** Usual hours of rest and a gentle cap, for whoever switches them on. */
const usual = { from: 21, to: 8, cap: 5 };

/** When mail may leave, how often one person may get it, and whether customers get any. */
export function SendingForm({ tenant, mayChange }: SendingFormProps) {
  const t = useTranslations("settings.pages.sending");
  const { save, pending, fields, error } = useSaveTenant(tenant.revision);
  const [isQuiet, setIsQuiet] = useState(tenant.quietHours !== null);
  const [quiet, setQuiet] = useState(tenant.quietHours ?? { from: usual.from, to: usual.to });
  const [isCapped, setIsCapped] = useState(tenant.weeklyCap !== null);
  const [cap, setCap] = useState(String(tenant.weeklyCap ?? usual.cap));
  const [testListOnly, setTestListOnly] = useState(tenant.testListOnly);
  const number = Number(halfWidth(cap).trim());
  const quietError = Object.entries(fields).find(([name]) => name.startsWith("quietHours"))?.[1];
  const hourSelect = (end: "from" | "to") => (
    <Select
      aria-label={t(end)}
      options={hours}
      value={String(quiet[end])}
      onValueChange={(value) => setQuiet({ ...quiet, [end]: Number(value) })}
    />
  );
  return (
    <SaveForm
      title={t("title")}
      mayChange={mayChange}
      pending={pending}
      error={error ?? quietError ?? null}
      onSave={() =>
        save({
          quietHours: isQuiet ? quiet : null,
          weeklyCap: isCapped ? number : null,
          testListOnly,
        })
      }
    >
      <div className="grid gap-3">
        <Switch
          label={t("quiet")}
          help={t("quietHelp")}
          checked={isQuiet}
          onCheckedChange={setIsQuiet}
          disabled={!mayChange}
        />
        {isQuiet && (
          <div className="flex flex-wrap items-center gap-2 pl-11 text-sm">
            <span className="w-28">{hourSelect("from")}</span>
            <span className="text-text-2">{t("until")}</span>
            <span className="w-28">{hourSelect("to")}</span>
          </div>
        )}
      </div>
      <div className="grid gap-3 border-line border-t pt-5">
        <Switch
          label={t("cap")}
          help={t("capHelp")}
          checked={isCapped}
          onCheckedChange={setIsCapped}
          disabled={!mayChange}
        />
        {isCapped && (
          <Field label={t("capNumber")} error={fields.weeklyCap} className="pl-11">
            <Input
              className="w-28"
              inputMode="numeric"
              narrow
              unit={t("mails")}
              value={cap}
              onChange={(event) => setCap(event.target.value)}
            />
          </Field>
        )}
      </div>
      <div className="grid gap-3 border-line border-t pt-5">
        <Switch
          label={t("testOnly")}
          help={t("testOnlyHelp")}
          checked={testListOnly}
          onCheckedChange={setTestListOnly}
          disabled={!mayChange}
        />
        {tenant.testListOnly && <Note tone="warning">{t("testOnlyIsOn")}</Note>}
      </div>
    </SaveForm>
  );
}
