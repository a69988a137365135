"use client";
import { Monitor, Redo2, Smartphone, Undo2 } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { IconButton } from "@/app/_ui/icon-button";
import { SegmentedControl } from "@/app/_ui/segmented-control";
import type { Device } from "./mail-canvas";

export type EditorView = "design" | "text" | "code";

type EditorToolbarProps = {
  view: EditorView;
  onView: (view: EditorView) => void;
  device: Device;
  onDevice: (device: Device) => void;
  history: { undo: () => void; redo: () => void; canUndo: boolean; canRedo: boolean };
  hasDesign: boolean;
  /** Looks of the selected words. */
  words: ReactNode;
};

/** Steps back and forth, the width to look at, the words' looks, and which part of the mail is shown. */
export function EditorToolbar({
  view,
  onView,
  device,
  onDevice,
  history,
  hasDesign,
  words,
}: EditorToolbarProps) {
  const t = useTranslations("editor.toolbar");
  return (
    <div className="sticky top-0 z-4 flex min-h-12 flex-wrap items-center gap-x-3 gap-y-1 border-line border-b bg-sheet px-8 py-1.5 max-md:static max-md:px-4">
      <div className="flex gap-0.5">
        <IconButton
          size="sm"
          label={t("undo")}
          keys={["⌘", "Z"]}
          icon={<Undo2 />}
          disabled={!history.canUndo}
          onClick={history.undo}
        />
        <IconButton
          size="sm"
          label={t("redo")}
          keys={["⇧", "⌘", "Z"]}
          icon={<Redo2 />}
          disabled={!history.canRedo}
          onClick={history.redo}
        />
      </div>
      {view === "design" && hasDesign && (
        // On a phone the mail has a phone's width anyhow, and the line has no room to spare.
        <span className="max-md:hidden">
          <SegmentedControl
            label={t("width")}
            value={device}
            onValueChange={(next) => onDevice(next as Device)}
            options={[
              { value: "desktop", label: <span className="sr-only">{t("desktop")}</span>, icon: <Monitor /> },
              { value: "phone", label: <span className="sr-only">{t("phone")}</span>, icon: <Smartphone /> },
            ]}
          />
        </span>
      )}
      {words}
      <span className="ml-auto">
        <SegmentedControl
          label={t("view")}
          value={view}
          onValueChange={(next) => onView(next as EditorView)}
          options={(hasDesign ? (["design", "text", "code"] as const) : (["text"] as const)).map((value) => ({
            value,
            label: t(`views.${value}`),
          }))}
        />
      </span>
    </div>
  );
}
