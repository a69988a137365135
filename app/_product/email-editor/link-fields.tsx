"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Field } from "@/app/_ui/field";
import { Input } from "@/app/_ui/input";
import { Select } from "@/app/_ui/select";
import { isStorableHref } from "@/server/domain/templates/schema";
import { useEditor } from "./editor-context";
import { addressFields } from "./field-choices";
import { type LinkKind, linkKinds, readHref, writeHref } from "./link-kind";
import { MergeInput } from "./merge-input";

type LinkFieldsProps = { href: string; onChange: (href: string) => void };

/** Where a link leads: what kind of place, and its address; one that may not be stored is refused in words. */
export function LinkFields({ href, onChange }: LinkFieldsProps) {
  const t = useTranslations("editor.link");
  const errors = useTranslations("templates.errors");
  const { mergeFields } = useEditor();
  const [state, setState] = useState({ ...readHref(href), written: href });
  // Undone, or another block: what is typed here no longer holds.
  if (state.written !== href) setState({ ...readHref(href), written: href });
  const { kind, address } = state;
  const refused = !isStorableHref(writeHref(kind, address));
  const change = (nextKind: LinkKind, nextAddress: string) => {
    const written = writeHref(nextKind, nextAddress);
    const storable = isStorableHref(written);
    setState({ kind: nextKind, address: nextAddress, written: storable ? written : href });
    if (storable) onChange(written);
  };
  return (
    <div className="grid gap-3">
      <Field label={t("kind")}>
        <Select
          value={kind}
          onValueChange={(next) => change(next as LinkKind, "")}
          options={linkKinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
        />
      </Field>
      {kind === "web" && (
        <MergeInput
          code
          label={t("address")}
          placeholder="https://"
          value={address}
          mergeFields={mergeFields}
          choices={addressFields(mergeFields)}
          onChange={(next) => change("web", next)}
          error={refused && errors("linkRefused")}
          help={t("addressHelp")}
        />
      )}
      {(kind === "mail" || kind === "phone") && (
        <Field label={t(kind === "mail" ? "mailAddress" : "phoneNumber")}>
          <Input
            narrow
            type={kind === "mail" ? "email" : "tel"}
            value={address}
            onChange={(event) => change(kind, event.target.value)}
          />
        </Field>
      )}
    </div>
  );
}
