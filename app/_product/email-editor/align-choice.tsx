"use client";
import { useTranslations } from "next-intl";
import { SegmentedControl } from "@/app/_ui/segmented-control";

type AlignChoiceProps = { value: string | undefined; onChange: (value: "left" | "center" | "right") => void };

/** Left, centre, right. */
export function AlignChoice({ value, onChange }: AlignChoiceProps) {
  const t = useTranslations("editor.properties");
  return (
    <SegmentedControl
      label={t("align")}
      value={value ?? "left"}
      onValueChange={(next) => onChange(next as "left" | "center" | "right")}
      options={(["left", "center", "right"] as const).map((side) => ({
        value: side,
        label: t(`sides.${side}`),
      }))}
    />
  );
}
