"use client";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { readRefusal } from "@/app/_trpc/read-refusal";
import { Button } from "@/app/_ui/button";
import { Drawer } from "@/app/_ui/drawer";
import { Field } from "@/app/_ui/field";
import { Input } from "@/app/_ui/input";
import { Note } from "@/app/_ui/note";
import { Select } from "@/app/_ui/select";
import { showToast } from "@/app/_ui/show-toast";
import { PermissionPicker } from "./permission-picker";
import type { CustomRole, Matrix, Permission } from "./role-types";

type RoleFormProps = {
  open: boolean;
  onClose: () => void;
  /** Null: a new one. */
  custom: CustomRole | null;
  matrix: Matrix;
  /** What the person who fills it in may do; a role can hold no more. */
  may: readonly Permission[];
};

/** A role of the company's own: its name, and what it may do, begun from a built-in one. */
export function RoleForm({ open, onClose, custom, ...rest }: RoleFormProps) {
  const t = useTranslations("roles.pages");
  return (
    <Drawer
      open={open}
      onOpenChange={(next) => !next && onClose()}
      title={custom ? t("editOf", { name: custom.name }) : t("create")}
      facts={custom && t("counts")}
      width="lg"
    >
      <Fields onClose={onClose} custom={custom} {...rest} />
    </Drawer>
  );
}

const blank = "blank";

function Fields({ onClose, custom, matrix, may }: Omit<RoleFormProps, "open">) {
  const t = useTranslations("roles.pages");
  const words = useTranslations("settings.pages");
  const [name, setName] = useState(custom?.name ?? "");
  const [held, setHeld] = useState<readonly Permission[]>(custom?.may ?? []);
  const [start, setStart] = useState(blank);
  const save = useSaveRole(custom, name, onClose);
  const refusal = readRefusal(save.error);
  const fields = refusal?.fields ?? {};
  const begin = (from: string) => {
    setStart(from);
    const beginning = matrix.roles.find(({ role }) => role === from)?.may ?? [];
    setHeld(beginning.filter((permission) => may.includes(permission)));
  };
  return (
    <form
      noValidate
      className="grid gap-5 text-left"
      onSubmit={(event) => {
        event.preventDefault();
        if (!save.isPending) save.run(held);
      }}
    >
      <Field label={t("name")} help={t("nameHelp")} error={fields.name}>
        <Input
          value={name}
          maxLength={60}
          onChange={(event) => setName(event.target.value)}
          autoComplete="off"
        />
      </Field>
      {custom === null && (
        <Field label={t("startFrom")}>
          <Select
            options={[
              { value: blank, label: t("startBlank") },
              ...matrix.roles
                .filter(({ role }) => role !== "owner")
                .map(({ role }) => ({ value: role, label: words(`roles.${role}`) })),
            ]}
            value={start}
            onValueChange={begin}
          />
        </Field>
      )}
      <PermissionPicker all={matrix.permissions} may={may} held={held} onChange={setHeld} />
      {save.error && fields.name === undefined && (
        <Note tone="danger">{refusal?.message ?? t("failed")}</Note>
      )}
      <div className="flex gap-2">
        <Button type="submit" variant="primary" pending={save.isPending} pendingLabel={t("creating")}>
          {t("save")}
        </Button>
        <Button onClick={onClose}>{t("cancel")}</Button>
      </div>
    </form>
  );
}

function useSaveRole(custom: CustomRole | null, name: string, onClose: () => void) {
  const t = useTranslations("roles.pages");
  const router = useRouter();
  const trpc = useTRPC();
  const done = (message: string) => {
    showToast(message);
    router.refresh();
    onClose();
  };
  const create = useMutation(
    trpc.roles.create.mutationOptions({ onSuccess: () => done(t("created", { name: name.trim() })) }),
  );
  const update = useMutation(
    trpc.roles.update.mutationOptions({ onSuccess: () => done(t("changed", { name: name.trim() })) }),
  );
  return {
    run: (permissions: readonly Permission[]) =>
      custom
        ? update.mutate({ customRoleId: custom.customRoleId, name, permissions: [...permissions] })
        : create.mutate({ name, permissions: [...permissions] }),
    isPending: create.isPending || update.isPending,
    error: create.error ?? update.error,
  };
}
