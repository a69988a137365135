"use client";
import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/app/_ui/button";
import { Menu } from "@/app/_ui/menu";

type ExportMenuProps = {
  tenant: string;
  /** The filter as the API takes it. */
  input: Readonly<Record<string, string>>;
};

const formats = ["csv", "jsonl"] as const;

/** Takes all rows that the filter finds away as a file. Not by links: what fetches pages ahead would take them, too. */
export function ExportMenu({ tenant, input }: ExportMenuProps) {
  const t = useTranslations("settings.pages.audit");
  const hrefOf = (format: string) =>
    `/api/downloads/audit?${new URLSearchParams({ tenant, format, ...input })}`;
  return (
    <Menu
      items={formats.map((format) => ({
        key: format,
        label: t(`formats.${format}`),
        onSelect: () => window.location.assign(hrefOf(format)),
      }))}
      trigger={
        <Button size="sm" icon={<Download />}>
          {t("export")}
        </Button>
      }
    />
  );
}
