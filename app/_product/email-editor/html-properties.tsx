"use client";
import { useTranslations } from "next-intl";
import { Field } from "@/app/_ui/field";
import { Textarea } from "@/app/_ui/textarea";
import type { DesignBlock } from "@/server/domain/templates/schema";
import { PropertySection } from "./property-row";
import { useBlockValues } from "./use-block-values";

/** The markup of an HTML block, as it is; what a mail may not hold is taken out when it is shown and sent. */
export function HtmlProperties({ block }: { block: Extract<DesignBlock, { type: "html" }> }) {
  const t = useTranslations("editor.properties");
  const set = useBlockValues(block);
  return (
    <PropertySection title={t("html")}>
      <Field label={t("html")} hideLabel help={t("htmlHelp")}>
        <Textarea
          rows={10}
          spellCheck={false}
          className="font-mono"
          value={block.values.html}
          onChange={(event) => set({ html: event.target.value })}
        />
      </Field>
    </PropertySection>
  );
}
