"use client";
import { useTranslations } from "next-intl";
import { Checkbox } from "@/app/_ui/checkbox";
import { permissionGroups } from "./permission-groups";
import type { Permission } from "./role-types";

type PermissionPickerProps = {
  all: readonly Permission[];
  /** What the person who ticks may do; the other boxes stay as they are. */
  may: readonly Permission[];
  held: readonly Permission[];
  onChange: (held: Permission[]) => void;
};

/** One box for each permission, under the nouns that people know. */
export function PermissionPicker({ all, may, held, onChange }: PermissionPickerProps) {
  const t = useTranslations("roles.pages");
  const words = useTranslations("settings.pages.permissions");
  const toggle = (permission: Permission, isTicked: boolean) =>
    onChange(all.filter((one) => (one === permission ? isTicked : held.includes(one))));
  return (
    <fieldset>
      <legend className="label-face font-medium text-sm">{t("may")}</legend>
      <p className="mb-3 text-text-3 text-xs">{t("mayHelp")}</p>
      <div className="grid gap-4">
        {permissionGroups(all).map(({ group, permissions }) => (
          <fieldset key={group} className="min-w-0">
            <legend className="mb-1.5 font-bold text-text-2 text-xs">{t(`groups.${group}`)}</legend>
            <div className="grid gap-x-4 gap-y-2 sm:grid-cols-2">
              {permissions.map((permission) => (
                <Checkbox
                  key={permission}
                  label={words(permission)}
                  checked={held.includes(permission)}
                  disabled={!may.includes(permission)}
                  onCheckedChange={(isTicked) => toggle(permission, isTicked)}
                />
              ))}
            </div>
          </fieldset>
        ))}
      </div>
    </fieldset>
  );
}
