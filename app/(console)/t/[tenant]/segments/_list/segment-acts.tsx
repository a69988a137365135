"use client";
import { FolderInput } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { MoveToFolder } from "@/app/_product/folders/move-to-folder";
import { Menu } from "@/app/_ui/menu";

type SegmentActsProps = { segmentId: string; name: string; folderId: string | null };

/** What can be done with a segment from the list. */
export function SegmentActs({ segmentId, name, folderId }: SegmentActsProps) {
  const t = useTranslations("folders.pages");
  const [moving, setMoving] = useState(false);
  return (
    <>
      <Menu
        label={t("actsFor", { name })}
        items={[{ key: "move", label: t("move"), icon: <FolderInput />, onSelect: () => setMoving(true) }]}
      />
      {moving && (
        <MoveToFolder
          noun="segments"
          item={{ id: segmentId, name, folderId }}
          onClose={() => setMoving(false)}
        />
      )}
    </>
  );
}
