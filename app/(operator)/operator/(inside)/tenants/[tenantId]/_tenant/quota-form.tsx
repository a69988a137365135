"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { operatorClient } from "@/app/_trpc/operator-client";
import { Button } from "@/app/_ui/button";
import { Field } from "@/app/_ui/field";
import { halfWidth } from "@/app/_ui/half-width";
import { Input } from "@/app/_ui/input";
import { showToast } from "@/app/_ui/show-toast";
import { RefusalNote } from "@/app/(operator)/operator/(inside)/_frame/refusal-note";
import { useAct } from "@/app/(operator)/operator/(inside)/_frame/use-act";

type QuotaFormProps = {
  tenantId: string;
  quotas: { monthlyQuota: number; dailyQuota: number | null; trialEndsAt: Date | null };
};

const digits = (text: string) => halfWidth(text).replace(/[\s,]/g, "");
const isWhole = (text: string) => /^\d{1,10}$/.test(digits(text));
const dayOf = (instant: Date | null) => instant?.toISOString().slice(0, 10) ?? "";

/** Mails a month, mails a day, the last day of a trial. */
export function QuotaForm({ tenantId, quotas }: QuotaFormProps) {
  const t = useTranslations("operator.pages.tenant");
  const [monthly, setMonthly] = useState(String(quotas.monthlyQuota));
  const [daily, setDaily] = useState(quotas.dailyQuota === null ? "" : String(quotas.dailyQuota));
  const [endsOn, setEndsOn] = useState(dayOf(quotas.trialEndsAt));
  const [wasPressed, setWasPressed] = useState(false);
  const act = useAct(async () => {
    // A day that was not touched keeps its hour.
    const isSameDay = endsOn === dayOf(quotas.trialEndsAt);
    const trialEndsAt = isSameDay ? quotas.trialEndsAt?.toISOString() : `${endsOn}T23:59:59Z`;
    await operatorClient.tenants.setQuotas.mutate({
      tenantId,
      monthlyQuota: Number(digits(monthly)),
      dailyQuota: digits(daily) === "" ? null : Number(digits(daily)),
      trialEndsAt: endsOn === "" ? null : (trialEndsAt ?? null),
    });
    showToast(t("saved"));
  });
  const monthlyIsWrong = !isWhole(monthly);
  const dailyIsWrong = digits(daily) !== "" && !isWhole(daily);
  const press = () => {
    setWasPressed(true);
    if (!monthlyIsWrong && !dailyIsWrong && !act.isPending) act.run().catch(() => undefined);
  };
  return (
    <form
      noValidate
      className="grid gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        press();
      }}
    >
      <div className="grid gap-5 md:grid-cols-3">
        <Field label={t("monthly")} error={wasPressed && monthlyIsWrong && t("notNumber")}>
          <Input inputMode="numeric" value={monthly} onChange={(event) => setMonthly(event.target.value)} />
        </Field>
        <Field
          label={t("daily")}
          optional
          help={t("dailyHelp")}
          error={wasPressed && dailyIsWrong && t("notNumber")}
        >
          <Input inputMode="numeric" value={daily} onChange={(event) => setDaily(event.target.value)} />
        </Field>
        <Field label={t("trialEnds")} optional help={t("trialEndsHelp")}>
          <Input type="date" value={endsOn} onChange={(event) => setEndsOn(event.target.value)} />
        </Field>
      </div>
      <RefusalNote refusal={act.refusal} />
      <div>
        <Button type="submit" pending={act.isPending} pendingLabel={t("saving")}>
          {t("save")}
        </Button>
      </div>
    </form>
  );
}
