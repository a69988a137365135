"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FolderLimit } from "@/app/_product/folders/folder-limit";
import type { GivenRole, RoleChoice } from "@/app/_product/people/role-choices";
import { useTRPC } from "@/app/_trpc/client";
import { Field } from "@/app/_ui/field";
import { Select } from "@/app/_ui/select";

type Place = {
  value: string;
  setValue: (value: string) => void;
  folders: readonly string[] | null;
  setFolders: (folders: readonly string[] | null) => void;
  /** As inputs give it; null while no folder is chosen where one must be. */
  given: (GivenRole & { folders: string[] | null }) | null;
};

/** The place that a form is about to give: a role, and the folders in which it counts. */
export function usePlace(choices: readonly RoleChoice[], isLimited: boolean): Place {
  const [value, setValue] = useState(
    () => (choices.find((one) => one.value === "marketer") ?? choices[0])?.value ?? "",
  );
  const [folders, setFolders] = useState<readonly string[] | null>(isLimited ? [] : null);
  const choice = choices.find((one) => one.value === value);
  const limit = value === "owner" ? null : folders;
  const given = choice && limit?.length !== 0 ? { ...choice.given, folders: limit && [...limit] } : null;
  return { value, setValue, folders, setFolders, given };
}

type OfferedPlaceProps = {
  /** The roles that may be given. */
  choices: readonly RoleChoice[];
  /** Whoever gives is limited to folders themselves. */
  isLimited: boolean;
  place: Place;
  error: string | undefined;
};

/** The fields of a place: the role in words, and where the company has folders, which of them. */
export function OfferedPlace({ choices, isLimited, place, error }: OfferedPlaceProps) {
  const t = useTranslations("settings.pages");
  const known = useQuery(useTRPC().folders.list.queryOptions());
  const choice = choices.find((one) => one.value === place.value);
  const help = choice && "role" in choice.given ? t(`roleHelp.${choice.given.role}`) : undefined;
  return (
    <>
      <Field label={t("people.role")} error={error} help={help}>
        <Select
          options={choices.map(({ value, given, own }) => ({
            value,
            label: "role" in given ? t(`roles.${given.role}`) : (own?.name ?? ""),
          }))}
          value={place.value}
          onValueChange={place.setValue}
        />
      </Field>
      {place.value !== "owner" && (
        <FolderLimit
          folders={known.data ?? []}
          value={place.folders}
          onChange={place.setFolders}
          required={isLimited}
        />
      )}
    </>
  );
}
