"use client";
import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/app/_ui/button";
import { RoleForm } from "./role-form";
import type { Matrix, Permission } from "./role-types";

/** The button that makes a role of the company's own, and its form. */
export function CreateRole({ may, matrix }: { may: readonly Permission[]; matrix: Matrix }) {
  const t = useTranslations("roles.pages");
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="primary" icon={<Plus />} data-shortcut="new" onClick={() => setOpen(true)}>
        {t("create")}
      </Button>
      <RoleForm open={open} onClose={() => setOpen(false)} custom={null} matrix={matrix} may={may} />
    </>
  );
}
