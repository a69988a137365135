"use client";
import { useTranslations } from "next-intl";
import type { Catalogue } from "@/app/_product/segment-builder/catalogue";
import { type Condition, textAttributes } from "@/server/domain/segments/schema";

export type PickerItem = {
  key: string;
  label: string;
  keywords: readonly string[];
  /** What a new row of this kind begins as. */
  condition: Condition;
};
export type PickerGroup = { key: "person" | "fields" | "status" | "reactions"; items: readonly PickerItem[] };

const usualDays = 30;

function fieldCondition({ fieldId, type }: Catalogue["fields"][number]): Condition {
  switch (type) {
    case "text":
      return { kind: "text-field", fieldId, test: { operator: "is", values: [] } };
    case "number":
      return { kind: "number-field", fieldId, test: { operator: "at-least", value: Number.NaN } };
    case "date":
      return { kind: "date-field", fieldId, test: { operator: "last-days", days: usualDays } };
    case "boolean":
      return { kind: "boolean-field", fieldId, is: "true" };
  }
}

const others = {
  created: { kind: "created", test: { operator: "last-days", days: usualDays } },
  tag: { kind: "tag", tagId: "", has: true },
  consent: { kind: "consent", purpose: "marketing", state: "given" },
  suppressed: { kind: "suppressed", is: false },
  opened: { kind: "engagement", event: "opened", did: true, days: usualDays },
  clicked: { kind: "engagement", event: "clicked", did: true, days: usualDays },
  received: { kind: "received", campaignId: "", did: true },
} as const satisfies Record<string, Condition>;

/** Everything that can be asked of a person, in groups. */
export function usePickerItems({ fields }: Catalogue): readonly PickerGroup[] {
  const t = useTranslations("segments.pages");
  const other = (key: keyof typeof others): PickerItem => ({
    key,
    label: t(`picker.items.${key}`),
    keywords: [t(`subjectKeywords.${key}`)],
    condition: others[key],
  });
  const attributes = textAttributes.map(
    (attribute): PickerItem => ({
      key: attribute,
      label: t(`subjects.${attribute}`),
      keywords: [t(`subjectKeywords.${attribute}`)],
      condition: { kind: "attribute", attribute, test: { operator: "is", values: [] } },
    }),
  );
  const own = fields.map((field) => ({
    key: field.fieldId,
    label: field.label,
    keywords: [],
    condition: fieldCondition(field),
  }));
  const groups: PickerGroup[] = [
    { key: "status", items: [other("tag"), other("consent"), other("suppressed")] },
    { key: "fields", items: own },
    { key: "reactions", items: [other("opened"), other("clicked"), other("received")] },
    { key: "person", items: [...attributes, other("created")] },
  ];
  return groups.filter(({ items }) => items.length > 0);
}
