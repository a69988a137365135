"use client";
import { useTranslations } from "next-intl";
import { Badge } from "@/app/_ui/badge";
import { Button } from "@/app/_ui/button";
import { Note } from "@/app/_ui/note";
import { PageHead } from "@/app/_ui/page-head";
import { SegmentedControl } from "@/app/_ui/segmented-control";
import { DeleteSegment } from "./delete-segment";
import type { SavedSegment } from "./saved-segment";
import type { SaveSegment } from "./use-save-segment";

type EditorHeadProps = {
  tenant: string;
  segment: SavedSegment | null;
  changed: { name: boolean; rule: boolean };
  isDirty: boolean;
  faultCount: number;
  hasName: boolean;
  mayWrite: boolean;
  view: "sentence" | "json";
  onView: (view: "sentence" | "json") => void;
  saving: SaveSegment;
  onSave: () => void;
};

/** Name and version, what keeps the segment from being saved, and the one act: saving. */
export function EditorHead(props: EditorHeadProps) {
  const { tenant, segment, changed, isDirty, faultCount, hasName, mayWrite, view, onView, saving, onSave } =
    props;
  const t = useTranslations("segments.pages");
  const isDone = segment !== null && !isDirty;
  const reason =
    faultCount > 0
      ? t("editor.invalid", { count: faultCount })
      : !hasName
        ? t("editor.unnamed")
        : isDirty && segment !== null
          ? t("editor.unsaved")
          : null;
  const label =
    segment === null
      ? t("editor.saveNew")
      : isDone
        ? t("editor.saved")
        : changed.rule
          ? t("editor.saveVersion", { version: segment.version + 1 })
          : t("editor.saveName");
  return (
    <>
      <PageHead
        line
        crumb={{ label: t("title"), href: `/t/${tenant}/segments` }}
        title={segment?.name ?? t("editor.newTitle")}
        badge={
          <>
            {segment && <Badge>{t("list.versionNo", { version: segment.version })}</Badge>}
            {mayWrite && reason && <span className="text-text-3 text-xs">{reason}</span>}
          </>
        }
        facts={segment && t("editor.versionsNote")}
        actions={
          <>
            <SegmentedControl
              label={t("editor.viewLabel")}
              value={view}
              onValueChange={(next) => onView(next === "json" ? "json" : "sentence")}
              options={[
                { value: "sentence", label: t("editor.viewSentence") },
                { value: "json", label: t("editor.viewJson") },
              ]}
            />
            {segment && mayWrite && <DeleteSegment tenant={tenant} segment={segment} />}
            {mayWrite && (
              <Button
                variant="primary"
                disabled={isDone || !hasName || faultCount > 0}
                pending={saving.pending}
                pendingLabel={t("editor.saving")}
                onClick={onSave}
              >
                {label}
              </Button>
            )}
          </>
        }
      />
      {saving.failure && (
        <div className="px-8 pt-4 max-md:px-4">
          <Note tone="danger">{saving.failure}</Note>
        </div>
      )}
    </>
  );
}
