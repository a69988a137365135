"use client";
import { useTranslations } from "next-intl";
import { Note } from "@/app/_ui/note";
import { Switch } from "@/app/_ui/switch";
import { useSaveTenant } from "@/app/(console)/t/[tenant]/settings/_tenant/use-save-tenant";

/** Whether everybody needs an authenticator app; takes effect at once. */
export function FactorRule({ required, mayChange }: { required: boolean; mayChange: boolean }) {
  const t = useTranslations("settings.pages.people");
  const { save, pending, error } = useSaveTenant();
  return (
    <div className="grid max-w-(--hk-measure) gap-3">
      <Switch
        label={t("factorRule")}
        help={t("factorRuleHelp")}
        checked={required}
        disabled={!mayChange || pending}
        onCheckedChange={(secondFactorRequired) => save({ secondFactorRequired })}
      />
      {error !== null && <Note tone="danger">{error}</Note>}
    </div>
  );
}
