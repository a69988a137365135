"use client";
import { TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { Field } from "@/app/_ui/field";
import { Input } from "@/app/_ui/input";
import { RadioCards } from "@/app/_ui/radio-cards";
import { Section } from "@/app/_ui/section";
import type { ImportDetail } from "./import-types";
import { NameExamples } from "./name-examples";

export type ShiftChoice = "stop" | "skip" | "right";

type ShiftWarningProps = {
  detail: ImportDetail;
  choice: ShiftChoice;
  typed: string;
  onChange: (change: { choice?: ShiftChoice; typed?: string }) => void;
};

const choices = ["stop", "skip", "right"] as const;

/** Names that slipped against addresses: says how many people, and has one choose before anything can happen. */
export function ShiftWarning({ detail, choice, typed, onChange }: ShiftWarningProps) {
  const t = useTranslations("imports.pages.check");
  const { namesChanged, rowsChanged, rowsUnchanged } = detail;
  const words = {
    stop: { title: t("stopChoice"), text: t("stopChoiceText") },
    skip: { title: t("skipNames"), text: t("skipNamesText") },
    right: { title: t("namesRight"), text: t("namesRightText", { count: namesChanged }) },
  };
  return (
    <>
      <section role="alert" className="rounded-lg border border-danger bg-danger-soft px-5 py-4">
        <h2 className="flex gap-2.5 font-bold text-lg">
          <TriangleAlert className="mt-1 text-danger-text" />
          {t("shiftTitle", { count: namesChanged })}
        </h2>
        <p className="prose-face mt-1 pl-6.5 text-sm">
          {t("shiftText", { count: namesChanged, people: rowsChanged + rowsUnchanged })}
        </p>
        <NameExamples detail={detail} />
      </section>
      <Section title={t("choiceTitle")}>
        <div className="max-w-(--hk-measure)">
          <RadioCards
            label={t("choiceTitle")}
            value={choice}
            options={choices.map((value) => ({ value, ...words[value] }))}
            onValueChange={(next) => onChange({ choice: choices.find((known) => known === next) ?? "stop" })}
          />
          {choice === "right" && (
            <Field
              className="mt-4 max-w-64"
              label={t("typeCount")}
              help={t("typeCountHelp", { count: namesChanged })}
            >
              <Input
                inputMode="numeric"
                autoComplete="off"
                value={typed}
                onChange={(event) => onChange({ typed: event.target.value })}
              />
            </Field>
          )}
        </div>
      </Section>
    </>
  );
}
