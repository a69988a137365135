"use client";
import { Ban, TagIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { TagPicker } from "@/app/_product/contacts/tag-picker";
import { Button } from "@/app/_ui/button";
import { useTableSelection } from "@/app/_ui/table-selection";
import type { ContactRow } from "./contact-row";
import { SuppressDialog } from "./suppress-dialog";
import { useTagging } from "./use-tagging";

type SelectionActsProps = {
  rows: readonly ContactRow[];
  tags: readonly { tagId: string; name: string; contactCount: number }[];
};

/** What can be done to the ticked people. */
export function SelectionActs({ rows, tags }: SelectionActsProps) {
  const t = useTranslations("contacts.pages.selection");
  const { ids } = useTableSelection();
  const [suppressing, setSuppressing] = useState(false);
  const people = rows.filter((row) => ids.has(row.contactId));
  const tagging = useTagging(people);
  const held = new Map(people.flatMap((row) => row.tags.map((tag) => [tag.tagId, tag] as const)));
  return (
    <>
      <TagPicker
        tags={tags}
        onPick={tagging.add}
        onCreate={tagging.create}
        trigger={
          <Button size="sm" icon={<TagIcon />} pending={tagging.pending}>
            {t("tag")}
          </Button>
        }
      />
      {held.size > 0 && (
        <TagPicker
          tags={[...held.values()]}
          onPick={tagging.remove}
          trigger={
            <Button size="sm" pending={tagging.pending}>
              {t("untag")}
            </Button>
          }
        />
      )}
      <Button size="sm" variant="danger" icon={<Ban />} onClick={() => setSuppressing(true)}>
        {t("suppress")}
      </Button>
      {tagging.failure && (
        <p role="alert" className="basis-full px-2.5 text-danger-text text-xs">
          {tagging.failure}
        </p>
      )}
      {suppressing && <SuppressDialog people={people} onClose={() => setSuppressing(false)} />}
    </>
  );
}
