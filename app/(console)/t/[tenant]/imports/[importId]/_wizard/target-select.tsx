"use client";
import { useTranslations } from "next-intl";
import { suggestKey } from "@/app/_product/contacts/suggest-key";
import { Combobox } from "@/app/_ui/combobox";
import { Select } from "@/app/_ui/select";
import { fieldTypes, profileAttributes } from "@/server/domain/contacts/schema";
import { type ColumnDraft, columnLetter } from "./column-draft";
import type { ContactField } from "./import-types";

type TargetSelectProps = {
  column: ColumnDraft;
  columns: readonly ColumnDraft[];
  fields: readonly ContactField[];
  onChange: (column: ColumnDraft) => void;
};

/** A new field, whatever its key. */
const makeNew = "new";
const plainTargets = [
  "ignore",
  "email",
  "fullName",
  ...profileAttributes.slice(0, 2),
  "fullNameKana",
  ...profileAttributes.slice(2),
  "tags",
  "consent",
] as const;

/** Where a column goes: nowhere, into an attribute, into a field that is there, or into a new one with its type. */
export function TargetSelect({ column, columns, fields, onChange }: TargetSelectProps) {
  const t = useTranslations("imports.pages.columns");
  const types = useTranslations("contacts.pages.fields.types");
  const letter = columnLetter(column.index);
  const label = column.newField?.label ?? (column.header.trim() === "" ? letter : column.header.trim());
  const options = [
    ...plainTargets.map((value) => ({ value, label: t(`targets.${value}`) })),
    ...fields.map((field) => ({
      value: `field:${field.key}`,
      label: field.label,
      hint: t("fieldHint", { type: types(field.type) }),
      keywords: [field.key],
    })),
    { value: makeNew, label: t("newField", { label }), hint: t("newFieldHint") },
  ];
  const choose = (value: string) => {
    if (value !== makeNew) return onChange({ ...column, target: value, newField: null });
    const taken = [
      ...fields.map(({ key }) => key),
      ...columns.map(({ target }) => target.replace(/^field:/, "")),
    ];
    const key = suggestKey(label, taken);
    onChange({ ...column, target: `field:${key}`, newField: { label: label.slice(0, 60), type: "text" } });
  };
  const { newField } = column;
  return (
    <div className="flex gap-2">
      <Combobox
        aria-label={t("targetOf", { column: letter, header: column.header })}
        value={newField ? makeNew : column.target}
        options={options}
        onValueChange={choose}
        className="min-w-0 flex-1"
      />
      {newField && (
        <Select
          aria-label={t("typeOf", { column: letter })}
          value={newField.type}
          options={fieldTypes.map((value) => ({ value, label: types(value) }))}
          onValueChange={(next) => {
            const type = fieldTypes.find((known) => known === next);
            if (type) onChange({ ...column, newField: { ...newField, type } });
          }}
          className="w-28! flex-none"
        />
      )}
    </div>
  );
}
