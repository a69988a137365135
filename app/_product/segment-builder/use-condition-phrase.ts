"use client";
import { useFormatter, useTranslations } from "next-intl";
import { useFormat } from "@/app/_i18n/use-format";
import type { Catalogue } from "@/app/_product/segment-builder/catalogue";
import { showDay, showMonth } from "@/app/_product/segment-builder/show-day";
import { useSubjectName } from "@/app/_product/segment-builder/use-subject-name";
import type { Condition, CreatedTest, DateTest, NumberTest, TextTest } from "@/server/domain/segments/schema";

/** `and`: another one follows · `other`: it stands last · `fact`: it stands alone, said of one person. */
export type PhraseForm = "and" | "other" | "fact";

const shownValues = 3;

/** A condition as a part of a sentence: 会社名に「株式会社」を含む, whose company contains “Inc.”. */
export function useConditionPhrase(catalogue: Catalogue) {
  const t = useTranslations("segments.pages");
  const list = useFormatter();
  const { locale } = useFormat();
  const nameOf = useSubjectName(catalogue);
  const unknown = t("sentence.unknown");
  const day = (text: string) => showDay(text, locale) ?? unknown;
  const number = (value: number) => (Number.isFinite(value) ? list.number(value) : unknown);

  const inValues = (values: readonly string[]) => {
    if (values.length === 0) return unknown;
    const quoted = values.slice(0, shownValues).map((value) => t("sentence.value", { value }));
    const rest = values.length - quoted.length;
    if (rest === 0) return list.list(quoted, { type: "disjunction" });
    return t("sentence.moreValues", {
      values: list.list(quoted, { type: "unit", style: "narrow" }),
      count: rest,
    });
  };
  const inText = (test: TextTest) => ({ values: "values" in test ? inValues(test.values) : unknown });
  const inNumber = (test: NumberTest) => ({
    value: "value" in test ? number(test.value) : unknown,
    from: "from" in test ? number(test.from) : unknown,
    to: "to" in test ? number(test.to) : unknown,
  });
  const inDate = (test: DateTest | CreatedTest) => ({
    day: "day" in test ? day(test.day) : unknown,
    from: "from" in test ? day(test.from) : unknown,
    to: "to" in test ? day(test.to) : unknown,
    days: "days" in test ? number(test.days) : unknown,
    month: "month" in test ? showMonth(test.month, locale) : unknown,
  });
  const tagName = (id: string) => catalogue.tags.find(({ tagId }) => tagId === id)?.name ?? unknown;
  const campaignName = (id: string) =>
    catalogue.campaigns.find(({ campaignId }) => campaignId === id)?.name ?? unknown;

  return (condition: Condition, form: PhraseForm): string => {
    const name = nameOf(condition);
    switch (condition.kind) {
      case "attribute":
      case "text-field":
        return t(`phrases.text.${condition.test.operator}`, { name, form, ...inText(condition.test) });
      case "number-field":
        return t(`phrases.number.${condition.test.operator}`, { name, form, ...inNumber(condition.test) });
      case "date-field":
      case "created":
        return t(`phrases.date.${condition.test.operator}`, { name, form, ...inDate(condition.test) });
      case "boolean-field":
        return t(`phrases.boolean.${condition.is}`, { name, form });
      case "tag":
        return t(`phrases.tag.${condition.has ? "has" : "hasNot"}`, { name: tagName(condition.tagId), form });
      case "consent":
        return t(`phrases.consent.${condition.state}`, { form });
      case "suppressed":
        return t(`phrases.suppressed.${condition.is ? "is" : "isNot"}`, { form });
      case "engagement": {
        const did = condition.did ? "did" : "didNot";
        return t(`phrases.${condition.event}.${did}`, { days: number(condition.days), form });
      }
      case "received":
        return t(`phrases.received.${condition.did ? "did" : "didNot"}`, {
          name: campaignName(condition.campaignId),
          form,
        });
    }
  };
}
