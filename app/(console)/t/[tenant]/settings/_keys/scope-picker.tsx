"use client";
import { useTranslations } from "next-intl";
import { Checkbox } from "@/app/_ui/checkbox";
import { keyScopes } from "@/server/domain/api-keys/schema";

export type KeyScope = (typeof keyScopes)[number];

type ScopePickerProps = {
  /** What the maker may do; a key can do no more. */
  may: readonly string[];
  scopes: readonly KeyScope[];
  onChange: (scopes: KeyScope[]) => void;
  error: string | undefined;
};

/** What a key may do, one box each; what its maker may not do is not offered. */
export function ScopePicker({ may, scopes, onChange, error }: ScopePickerProps) {
  const t = useTranslations("settings.pages");
  const offered = keyScopes.filter((scope) => may.includes(scope));
  return (
    <fieldset>
      <legend className="label-face mb-2 font-medium text-sm">{t("keys.scopes")}</legend>
      <div className="grid gap-x-4 gap-y-2 sm:grid-cols-2">
        {offered.map((scope) => (
          <Checkbox
            key={scope}
            label={t(`permissions.${scope}`)}
            checked={scopes.includes(scope)}
            onCheckedChange={(checked) =>
              onChange(checked ? [...scopes, scope] : scopes.filter((one) => one !== scope))
            }
          />
        ))}
      </div>
      {error && (
        <p role="alert" className="mt-2 text-danger-text text-xs">
          {error}
        </p>
      )}
    </fieldset>
  );
}
