"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { operatorClient } from "@/app/_trpc/operator-client";
import { Button } from "@/app/_ui/button";
import { Field } from "@/app/_ui/field";
import { Select } from "@/app/_ui/select";
import { showToast } from "@/app/_ui/show-toast";
import { RefusalNote } from "@/app/(operator)/operator/(inside)/_frame/refusal-note";
import { useAct } from "@/app/(operator)/operator/(inside)/_frame/use-act";

type PlanFormProps = {
  tenantId: string;
  planId: string | null;
  plans: readonly { id: string; name: string }[];
};

/** The plan of a company; with it come the plan's mails a month. */
export function PlanForm({ tenantId, planId, plans }: PlanFormProps) {
  const t = useTranslations("operator.pages.tenant");
  const [chosen, setChosen] = useState(planId ?? "");
  const act = useAct(async () => {
    await operatorClient.tenants.setPlan.mutate({ tenantId, planId: chosen });
    showToast(t("planDone"));
  });
  return (
    <form
      className="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (chosen !== "" && !act.isPending) act.run().catch(() => undefined);
      }}
    >
      <div className="flex items-end gap-2">
        <Field label={t("plan")} className="w-60 max-w-full">
          <Select
            options={plans.map(({ id, name }) => ({ value: id, label: name }))}
            value={chosen}
            onValueChange={setChosen}
            placeholder={t("planNone")}
          />
        </Field>
        <Button type="submit" pending={act.isPending}>
          {t("planAct")}
        </Button>
      </div>
      <RefusalNote refusal={act.refusal} />
    </form>
  );
}
