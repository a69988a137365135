"use client";
import { Code, ImageIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import type { DesignBlock } from "@/server/domain/templates/schema";

/** Stands where a block shows nothing yet, and says what is missing. */
export function BlockPlaceholder({ block }: { block: DesignBlock }) {
  const t = useTranslations("editor.placeholder");
  const isImage = block.type === "image" && block.values.src.url === "";
  const isHtml = block.type === "html" && block.values.html.trim() === "";
  if (!isImage && !isHtml) return null;
  return (
    <div className="p-2">
      <div className="grid min-h-24 place-content-center justify-items-center gap-1.5 rounded-sm border border-line-strong border-dashed bg-sunken p-3 text-center font-sans text-sm text-text-3">
        {isImage ? <ImageIcon /> : <Code />}
        {t(isImage ? "image" : "html")}
      </div>
    </div>
  );
}
