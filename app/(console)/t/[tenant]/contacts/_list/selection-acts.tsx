"use client";
import { Ban, TagIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { type PickedTag, TagPicker } from "@/app/_product/contacts/tag-picker";
import { Button } from "@/app/_ui/button";
import { useTableSelection } from "@/app/_ui/table-selection";
import type { ContactRow, WholeList } from "./contact-row";
import { SuppressDialog } from "./suppress-dialog";
import { UntagWholeDialog } from "./untag-whole-dialog";
import { useTagging } from "./use-tagging";

type SelectionActsProps = {
  rows: readonly ContactRow[];
  tags: readonly { tagId: string; name: string; contactCount: number }[];
  /** Whom the acts are for once all pages are selected. */
  whole: WholeList;
};

/** What can be done to the ticked people, or to everybody in the list. */
export function SelectionActs({ rows, tags, whole: list }: SelectionActsProps) {
  const t = useTranslations("contacts.pages.selection");
  const { ids, all } = useTableSelection();
  const whole = all ? list : null;
  const [untagging, setUntagging] = useState<PickedTag | null>(null);
  const [suppressing, setSuppressing] = useState(false);
  const people = rows.filter((row) => ids.has(row.contactId));
  const tagging = useTagging(people, whole);
  const ofPeople = new Map(people.flatMap((row) => row.tags.map((tag) => [tag.tagId, tag] as const)));
  const held = whole ? tags.filter(({ contactCount }) => contactCount > 0) : [...ofPeople.values()];
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
      {held.length > 0 && (
        <TagPicker
          tags={held}
          onPick={whole ? setUntagging : tagging.remove}
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
      {suppressing && <SuppressDialog people={people} whole={whole} onClose={() => setSuppressing(false)} />}
      {untagging && whole && (
        <UntagWholeDialog tag={untagging} whole={whole} onClose={() => setUntagging(null)} />
      )}
    </>
  );
}
