"use client";
import { useTranslations } from "next-intl";
import { useFormat } from "@/app/_i18n/use-format";
import { LinkButton } from "@/app/_ui/link-button";
import { PageHead } from "@/app/_ui/page-head";
import { SegmentedControl } from "@/app/_ui/segmented-control";
import type { SaveState } from "./use-autosave";

type TemplateHeadProps = {
  tenant: string;
  name: string;
  state: SaveState;
  view: "edit" | "preview";
  onView: (view: "edit" | "preview") => void;
  mayWrite: boolean;
};

const dayInMilliseconds = 86_400_000;

const isRecent = (at: Date) => Date.now() - at.getTime() < dayInMilliseconds / 2;

/** The name, whether everything is saved, and the way out. */
export function TemplateHead({ tenant, name, state, view, onView, mayWrite }: TemplateHeadProps) {
  const t = useTranslations("templates.pages");
  const format = useFormat();
  const list = `/t/${tenant}/templates`;
  const saving =
    state.kind === "saved"
      ? t("editor.savedAt", { at: isRecent(state.at) ? format.time(state.at) : format.instant(state.at) })
      : t(`editor.state.${state.kind}`);
  return (
    <PageHead
      line
      crumb={{ label: t("title"), href: list }}
      title={name.trim() || t("nameless")}
      badge={
        mayWrite && (
          <span role="status" className="text-text-3 text-xs">
            {saving}
          </span>
        )
      }
      actions={
        mayWrite && (
          <>
            <SegmentedControl
              label={t("editor.viewLabel")}
              value={view}
              onValueChange={(next) => onView(next === "preview" ? "preview" : "edit")}
              options={[
                { value: "edit", label: t("editor.edit") },
                { value: "preview", label: t("editor.preview") },
              ]}
            />
            <LinkButton variant="primary" href={list}>
              {t("editor.done")}
            </LinkButton>
          </>
        )
      }
    />
  );
}
