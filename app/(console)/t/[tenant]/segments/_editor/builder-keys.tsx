"use client";
import { Redo2, Undo2 } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { TreeActs } from "@/app/_product/segment-builder/use-segment-tree";
import { useModifierKey } from "@/app/_product/shell/use-modifier-key";
import { IconButton } from "@/app/_ui/icon-button";
import { Kbd } from "@/app/_ui/kbd";

type BuilderKeysProps = { acts: TreeActs; canUndo: boolean; canRedo: boolean };

/** The keys of the builder, and its way back and forth. */
export function BuilderKeys({ acts, canUndo, canRedo }: BuilderKeysProps) {
  const t = useTranslations("segments.pages.editor");
  const modifier = useModifierKey();
  const isApple = modifier === "⌘";
  const shift = isApple ? ["⇧", "⌘", "Z"] : ["Shift", "Ctrl", "Z"];
  return (
    <div className="flex items-center gap-3 text-sm text-text-3">
      <p className="max-md:hidden">
        {t.rich("keys", {
          k: (key: ReactNode) => <Kbd>{key}</Kbd>,
          duplicate: isApple ? "⌘D" : "Ctrl+D",
          up: isApple ? "⌥↑" : "Alt+↑",
          down: isApple ? "⌥↓" : "Alt+↓",
        })}
      </p>
      <p className="md:hidden">{t("phoneNote")}</p>
      <div className="ml-auto flex">
        <IconButton
          size="sm"
          label={t("undo")}
          keys={[modifier, "Z"]}
          icon={<Undo2 />}
          disabled={!canUndo}
          onClick={acts.undo}
        />
        <IconButton
          size="sm"
          label={t("redo")}
          keys={shift}
          icon={<Redo2 />}
          disabled={!canRedo}
          onClick={acts.redo}
        />
      </div>
    </div>
  );
}
