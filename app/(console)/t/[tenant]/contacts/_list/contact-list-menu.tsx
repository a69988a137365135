"use client";
import { ListPlus } from "lucide-react";
import { useTranslations } from "next-intl";
import { Menu } from "@/app/_ui/menu";

/** ⋯ of the list. */
export function ContactListMenu({ tenant }: { tenant: string }) {
  const t = useTranslations("contacts.pages.list");
  return (
    <Menu
      label={t("acts")}
      items={[
        { key: "fields", label: t("fields"), icon: <ListPlus />, href: `/t/${tenant}/contacts/fields` },
      ]}
    />
  );
}
