"use client";
import { useTranslations } from "next-intl";
import { Checkbox } from "@/app/_ui/checkbox";
import { type Folder, folderTree } from "./folder-tree";

type FolderLimitProps = {
  folders: readonly Folder[];
  /** Ids; null: the whole company. */
  value: readonly string[] | null;
  onChange: (value: string[] | null) => void;
  /** The whole company is not the giver's to give. */
  required?: boolean;
};

/** Where somebody's rights count: everywhere, or in some folders and all below them. */
export function FolderLimit({ folders, value, onChange, required = false }: FolderLimitProps) {
  const t = useTranslations("folders.pages");
  const tree = folderTree(folders);
  if (tree.length === 0) return null;
  const isLimited = required || value !== null;
  return (
    <fieldset className="grid gap-2">
      <Checkbox
        label={t("limit")}
        help={t("limitHelp")}
        checked={isLimited}
        disabled={required}
        onCheckedChange={(checked) => onChange(checked ? [] : null)}
      />
      {isLimited && (
        <div className="ml-6.5 grid max-h-60 gap-1.5 overflow-y-auto rounded-md border border-line p-3">
          {tree.map(({ folderId, name, depth }) => (
            <div key={folderId} style={{ paddingInlineStart: `${depth * 1.25}rem` }}>
              <Checkbox
                label={name}
                checked={value?.includes(folderId) ?? false}
                onCheckedChange={(checked) =>
                  onChange([
                    ...(value ?? []).filter((one) => one !== folderId),
                    ...(checked ? [folderId] : []),
                  ])
                }
              />
            </div>
          ))}
        </div>
      )}
      {isLimited && (value ?? []).length === 0 && <p className="text-text-3 text-xs">{t("limitMissing")}</p>}
    </fieldset>
  );
}
