"use client";
import { Pencil, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/app/_ui/button";
import { Menu } from "@/app/_ui/menu";
import type { Contact, ContactField } from "./contact-types";
import { DeleteContact } from "./delete-contact";
import { EditContact } from "./edit-contact";

type ContactActsProps = { tenant: string; contact: Contact; fields: readonly ContactField[] };

/** 編集, and deleting behind ⋯. */
export function ContactActs({ tenant, contact, fields }: ContactActsProps) {
  const t = useTranslations("contacts.pages.contact");
  const [open, setOpen] = useState<"edit" | "delete" | null>(null);
  const close = () => setOpen(null);
  return (
    <>
      <Button icon={<Pencil />} onClick={() => setOpen("edit")}>
        {t("edit")}
      </Button>
      <Menu
        label={t("acts")}
        items={[
          {
            key: "delete",
            label: t("delete.open"),
            icon: <Trash2 />,
            danger: true,
            onSelect: () => setOpen("delete"),
          },
        ]}
      />
      {open === "edit" && <EditContact contact={contact} fields={fields} onClose={close} />}
      {open === "delete" && <DeleteContact tenant={tenant} contact={contact} onClose={close} />}
    </>
  );
}
