"use client";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { CodeBlock } from "@/app/_ui/code-block";
import { renderDesign } from "@/server/domain/templates/pure/render-design";
import type { MailLanguage } from "@/server/domain/templates/pure/wrap-document";
import type { UnlayerDesign } from "@/server/domain/templates/schema";

type CodeViewProps = {
  design: UnlayerDesign;
  subject: string;
  preheader: string;
  language: MailLanguage;
};

/** The HTML part as it is made, to be read. */
export function CodeView({ design, subject, preheader, language }: CodeViewProps) {
  const t = useTranslations("editor.code");
  const { html } = useMemo(
    () => renderDesign(design, { subject, preheader, language }),
    [design, subject, preheader, language],
  );
  const kilobytes = Math.ceil(new TextEncoder().encode(html).length / 1024);
  return (
    <div className="grid gap-3 px-8 py-6 max-md:px-4">
      <p className="text-sm text-text-2 [text-autospace:normal]">{t("help", { kilobytes })}</p>
      <CodeBlock code={html} wrap={false} label={t("label")} />
    </div>
  );
}
