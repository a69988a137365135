"use client";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useFormat } from "@/app/_i18n/use-format";
import {
  changeDateOperator,
  changeNumberOperator,
  changeTextOperator,
  createdOperators,
  dateOperators,
  numberOperators,
  textOperators,
} from "@/app/_product/segment-builder/change-operator";
import { ChoiceSlot } from "@/app/_product/segment-builder/choice-slot";
import { DaySlot } from "@/app/_product/segment-builder/day-slot";
import { NumberSlot } from "@/app/_product/segment-builder/number-slot";
import type { SentenceProps } from "@/app/_product/segment-builder/sentence-props";
import { showMonth } from "@/app/_product/segment-builder/show-day";
import { ValuesSlot } from "@/app/_product/segment-builder/values-slot";
import type { Condition } from "@/server/domain/segments/schema";

type Comparison = Extract<Condition, { test: unknown }>;
type OfKind<Kind extends Condition["kind"]> = SentenceProps<Extract<Condition, { kind: Kind }>>;

/** A condition that compares a value: text, number or day. */
export function ComparisonSentence(props: SentenceProps<Comparison>) {
  const { condition, ...rest } = props;
  switch (condition.kind) {
    case "attribute":
    case "text-field":
      return <TextSentence condition={condition} {...rest} />;
    case "number-field":
      return <NumberSentence condition={condition} {...rest} />;
    default:
      return <DateSentence condition={condition} {...rest} />;
  }
}

function TextSentence({ condition, onChange, subject, invalid, fresh }: OfKind<"attribute" | "text-field">) {
  const t = useTranslations("segments.pages");
  const { test } = condition;
  const set = (next: typeof test) => onChange({ ...condition, test: next });
  const operator = (
    <ChoiceSlot
      label={t("operators.label")}
      value={test.operator}
      options={textOperators.map((value) => ({
        value,
        label: t(`operators.text.${value}`),
        hint: t(`operators.textHints.${value}`),
      }))}
      onChange={(next) => {
        const chosen = textOperators.find((known) => known === next);
        if (chosen) set(changeTextOperator(test, chosen));
      }}
    />
  );
  const value = "values" in test && (
    <ValuesSlot
      values={test.values}
      onChange={(values) => set({ ...test, values })}
      invalid={invalid}
      fresh={fresh}
    />
  );
  return t.rich(`rows.text.${test.operator}`, {
    subject: () => subject,
    operator: () => operator,
    value: () => value,
  });
}

function NumberSentence({ condition, onChange, subject, invalid }: OfKind<"number-field">) {
  const t = useTranslations("segments.pages");
  const { test } = condition;
  const set = (next: typeof test) => onChange({ ...condition, test: next });
  const slot = (label: string, value: number, change: (next: number) => void) => (
    <NumberSlot label={label} value={value} onChange={change} invalid={invalid && !Number.isFinite(value)} />
  );
  const slots: Record<string, () => ReactNode> = {
    subject: () => subject,
    operator: () => (
      <ChoiceSlot
        label={t("operators.label")}
        value={test.operator}
        options={numberOperators.map((value) => ({ value, label: t(`operators.number.${value}`) }))}
        onChange={(next) => {
          const chosen = numberOperators.find((known) => known === next);
          if (chosen) set(changeNumberOperator(test, chosen));
        }}
      />
    ),
    value: () => "value" in test && slot(t("slots.number"), test.value, (value) => set({ ...test, value })),
    from: () => "from" in test && slot(t("slots.from"), test.from, (from) => set({ ...test, from })),
    to: () => "to" in test && slot(t("slots.to"), test.to, (to) => set({ ...test, to })),
  };
  const pattern = "value" in test ? "compare" : "from" in test ? "between" : "emptiness";
  return t.rich(`rows.number.${pattern}`, slots);
}

function DateSentence({ condition, onChange, subject, invalid }: OfKind<"date-field" | "created">) {
  const t = useTranslations("segments.pages");
  const { locale } = useFormat();
  const { test } = condition;
  const operators: readonly (typeof dateOperators)[number][] =
    condition.kind === "created" ? createdOperators : dateOperators;
  // What `operators` offers is what the condition's own test allows.
  const set = (next: typeof test) => onChange({ ...condition, test: next } as Condition);
  const day = (label: string, value: string, change: (next: string) => void) => (
    <DaySlot label={label} value={value} onChange={change} invalid={invalid && value === ""} />
  );
  const slots: Record<string, () => ReactNode> = {
    subject: () => subject,
    operator: () => (
      <ChoiceSlot
        label={t("operators.label")}
        value={test.operator}
        options={operators.map((value) => ({
          value,
          label: t(`operators.date.${value}`),
          hint: t(`operators.dateHints.${value}`),
        }))}
        onChange={(next) => {
          const chosen = operators.find((known) => known === next);
          if (chosen) set(changeDateOperator(test, chosen));
        }}
      />
    ),
    day: () => "day" in test && day(t("slots.day"), test.day, (next) => set({ ...test, day: next })),
    from: () => "from" in test && day(t("slots.from"), test.from, (from) => set({ ...test, from })),
    to: () => "to" in test && day(t("slots.to"), test.to, (to) => set({ ...test, to })),
    days: () =>
      "days" in test && (
        <NumberSlot
          whole
          label={t("slots.days")}
          value={test.days}
          onChange={(days) => set({ ...test, days })}
          invalid={invalid}
        />
      ),
    month: () =>
      "month" in test && (
        <ChoiceSlot
          label={t("slots.month")}
          value={String(test.month)}
          options={months.map((month) => ({ value: String(month), label: showMonth(month, locale) }))}
          onChange={(month) => set({ ...test, month: Number(month) })}
        />
      ),
  };
  return t.rich(`rows.date.${datePattern(test)}`, slots);
}

const months = Array.from({ length: 12 }, (_, no) => no + 1);

function datePattern(test: Extract<Condition, { kind: "date-field" }>["test"]) {
  if ("day" in test) return "compare";
  if ("from" in test) return "between";
  if ("days" in test) return "days";
  return "month" in test ? "month" : "emptiness";
}
