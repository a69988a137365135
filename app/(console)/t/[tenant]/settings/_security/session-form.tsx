"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Field } from "@/app/_ui/field";
import { halfWidth } from "@/app/_ui/half-width";
import { Input } from "@/app/_ui/input";
import { SaveForm } from "@/app/(console)/t/[tenant]/settings/_frame/save-form";
import { useSaveSecurity } from "@/app/(console)/t/[tenant]/settings/_security/use-save-security";

type SessionFormProps = { security: { sessionHours: number; idleMinutes: number }; mayChange: boolean };

const numberOf = (text: string) => Number.parseInt(halfWidth(text), 10) || 0;

/** How long a browser stays signed in. */
export function SessionForm({ security, mayChange }: SessionFormProps) {
  const t = useTranslations("security.pages.policy");
  const { save, pending, fields, error } = useSaveSecurity();
  const [hours, setHours] = useState(String(security.sessionHours));
  const [minutes, setMinutes] = useState(String(security.idleMinutes));
  return (
    <SaveForm
      title={t("sessions")}
      text={t("sessionsText")}
      mayChange={mayChange}
      pending={pending}
      error={error}
      variant="secondary"
      onSave={() => save({ sessionHours: numberOf(hours), idleMinutes: numberOf(minutes) })}
    >
      <Field label={t("hours")} help={t("hoursHelp")} error={fields.sessionHours}>
        <Input
          narrow
          inputMode="numeric"
          unit={t("hoursUnit")}
          className="max-w-40"
          value={hours}
          onChange={(event) => setHours(event.target.value)}
        />
      </Field>
      <Field label={t("idle")} help={t("idleHelp")} error={fields.idleMinutes}>
        <Input
          narrow
          inputMode="numeric"
          unit={t("idleUnit")}
          className="max-w-40"
          value={minutes}
          onChange={(event) => setMinutes(event.target.value)}
        />
      </Field>
    </SaveForm>
  );
}
