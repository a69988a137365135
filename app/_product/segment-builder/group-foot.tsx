"use client";
import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useBuilder } from "@/app/_product/segment-builder/builder-context";
import type { GroupNode } from "@/app/_product/segment-builder/builder-tree";
import { ConditionPicker } from "@/app/_product/segment-builder/condition-picker";
import { deepestGroup } from "@/app/_product/segment-builder/edit-tree";
import { Button } from "@/app/_ui/button";

/** ＋条件 and ＋グループ at the end of a group; a new group begins with its first condition. */
export function GroupFoot({ group, depth }: { group: GroupNode; depth: number }) {
  const t = useTranslations("segments.pages.builder");
  const { acts, catalogue } = useBuilder();
  const variant = depth === 1 ? "secondary" : "ghost";
  return (
    <div className="mt-3 flex flex-wrap gap-2">
      <ConditionPicker
        catalogue={catalogue}
        onPick={(condition) => acts.add(group.id, condition)}
        trigger={
          <Button size="sm" variant={variant} icon={<Plus />} data-shortcut={depth === 1 ? "new" : undefined}>
            {t("addCondition")}
          </Button>
        }
      />
      {depth < deepestGroup && (
        <ConditionPicker
          catalogue={catalogue}
          onPick={(condition) => acts.addGroup(group.id, condition)}
          trigger={
            <Button size="sm" variant={variant} icon={<Plus />}>
              {t("addGroup")}
            </Button>
          }
        />
      )}
    </div>
  );
}
