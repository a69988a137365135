"use client";
import { useTranslations } from "next-intl";
import { Input } from "@/app/_ui/input";
import { Select } from "@/app/_ui/select";
import type { DesignBlock } from "@/server/domain/templates/schema";
import { hasText } from "./block-content";
import { useEditor } from "./editor-context";
import { lineFields } from "./field-choices";
import { replaceTag, tagsIn } from "./merge-tags";
import { PropertyRow, PropertySection } from "./property-row";
import { useBlockValues } from "./use-block-values";

/** The merge fields in the words of a block: which one, and what stands there for people who have none. */
export function MergeProperties({ block }: { block: DesignBlock }) {
  const t = useTranslations("editor.properties");
  const { mergeFields, labelOf } = useEditor();
  const set = useBlockValues(block);
  if (!hasText(block)) return null;
  const { text } = block.values;
  const tags = tagsIn(text, "html");
  if (tags.length === 0) return null;
  const options = lineFields(mergeFields).map(({ path, label }) => ({ value: path, label }));
  return (
    <PropertySection title={t("merge")}>
      {tags.map((tag, at) => {
        const change = (next: Partial<typeof tag>) =>
          set({ text: replaceTag(text, "html", at, { ...tag, ...next }) });
        const known = options.some(({ value }) => value === tag.path);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a tag is its place in the words, nothing else
          <div key={at} className="grid gap-2 not-first:border-line not-first:border-t not-first:pt-2.5">
            <PropertyRow label={t("field")}>
              <Select
                value={tag.path}
                onValueChange={(path) => change({ path })}
                options={
                  known ? options : [{ value: tag.path, label: labelOf(tag.path) ?? tag.path }, ...options]
                }
              />
            </PropertyRow>
            <PropertyRow label={t("fallback")}>
              <Input
                value={tag.fallback}
                maxLength={200}
                placeholder={t("fallbackNone")}
                onChange={(event) => change({ fallback: event.target.value })}
              />
            </PropertyRow>
          </div>
        );
      })}
      <p className="text-text-3 text-xs [text-autospace:normal]">{t("fallbackHelp")}</p>
    </PropertySection>
  );
}
