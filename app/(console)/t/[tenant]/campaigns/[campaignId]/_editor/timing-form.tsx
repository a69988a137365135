"use client";
import { Clock } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useFormat } from "@/app/_i18n/use-format";
import { zoneName } from "@/app/_product/campaigns/zone-name";
import { DateInput } from "@/app/_ui/date-input";
import { Field } from "@/app/_ui/field";
import { Input } from "@/app/_ui/input";
import { shiftDay } from "@/app/_ui/month-days";
import { RadioCards } from "@/app/_ui/radio-cards";
import type { EditorShown } from "@/app/(console)/t/[tenant]/campaigns/[campaignId]/_editor/campaign-editor";
import { readTime } from "@/app/(console)/t/[tenant]/campaigns/[campaignId]/_editor/read-time";
import { TimingSummary } from "@/app/(console)/t/[tenant]/campaigns/[campaignId]/_editor/timing-summary";

const usualTime = "10:00";

/** By hand after the approval, or at a wall time in the tenant's zone. */
export function TimingForm(props: EditorShown) {
  const { editing, today } = props;
  const t = useTranslations("campaigns.pages.editor.timing");
  const kind = editing.draft.scheduledWall === null ? "press" : "time";
  return (
    <div className="grid gap-4">
      <RadioCards
        label={t("label")}
        columns={2}
        value={kind}
        onValueChange={(next) =>
          editing.change({ scheduledWall: next === "press" ? null : `${shiftDay(today, 1)}T${usualTime}` })
        }
        options={[
          { value: "press", title: t("press"), text: t("pressText") },
          { value: "time", title: t("time"), text: t("timeText") },
        ]}
      />
      {kind === "time" && <TimeFields {...props} />}
    </div>
  );
}

function TimeFields(props: EditorShown) {
  const { editing, tenant, today, problems } = props;
  const t = useTranslations("campaigns.pages.editor.timing");
  const format = useFormat();
  const [day = today, wallTime = usualTime] = editing.draft.scheduledWall?.split("T") ?? [];
  const [text, setText] = useState(wallTime.replace(/^0/, ""));
  const time = readTime(text);
  const hasPassed = problems.some(({ code }) => code === "timeHasPassed") && editing.state.kind === "saved";
  return (
    <>
      <div className="flex flex-wrap items-start gap-3">
        <Field label={t("day")} className="w-56" error={hasPassed && t("passed")}>
          <DateInput
            value={day}
            today={today}
            min={today}
            onValueChange={(next) => editing.change({ scheduledWall: `${next}T${wallTime}` })}
          />
        </Field>
        <Field
          label={t("clock", { zone: zoneName(tenant.timeZone, format.locale) })}
          className="w-44"
          error={time === null && t("badTime")}
        >
          <Input
            icon={<Clock />}
            value={text}
            maxLength={8}
            onChange={(event) => {
              setText(event.target.value);
              const next = readTime(event.target.value);
              if (next !== null) editing.change({ scheduledWall: `${day}T${next}` });
            }}
            onBlur={() => time !== null && setText(time.replace(/^0/, ""))}
          />
        </Field>
      </div>
      <p className="text-sm text-text-2">{day === null ? t("chooseDay") : <TimingSummary {...props} />}</p>
    </>
  );
}
