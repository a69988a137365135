"use client";
import { useTranslations } from "next-intl";
import { RadioCards } from "@/app/_ui/radio-cards";
import type { RoleChoice } from "./role-choices";

type RolePickerProps = {
  choices: readonly RoleChoice[];
  /** Of the choice that is taken. */
  value: string;
  onChange: (choice: RoleChoice) => void;
};

/** One of the roles that may be given, each told with what it may do; the company's own after the built-in ones. */
export function RolePicker({ choices, value, onChange }: RolePickerProps) {
  const t = useTranslations("roles.pages.picker");
  const words = useTranslations("settings.pages");
  const wordsOf = ({ given, own }: RoleChoice) => {
    if ("role" in given)
      return { title: words(`roles.${given.role}`), text: words(`roleHelp.${given.role}`) };
    const may = own?.may ?? [];
    const told = may.map((permission) => words(`permissions.${permission}`)).join(t("separator"));
    return { title: own?.name ?? "", text: may.length > 0 ? t("own", { may: told }) : t("ownNothing") };
  };
  return (
    <RadioCards
      label={t("label")}
      value={value}
      onValueChange={(next) => {
        const choice = choices.find((one) => one.value === next);
        if (choice) onChange(choice);
      }}
      options={choices.map((choice) => ({ value: choice.value, ...wordsOf(choice) }))}
    />
  );
}
