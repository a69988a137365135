"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Field } from "@/app/_ui/field";
import { Input } from "@/app/_ui/input";
import { Note } from "@/app/_ui/note";
import { Textarea } from "@/app/_ui/textarea";
import { SaveForm } from "@/app/(console)/t/[tenant]/settings/_frame/save-form";
import { useSaveTenant } from "@/app/(console)/t/[tenant]/settings/_tenant/use-save-tenant";

type LegalFormProps = {
  tenant: { legalName: string; postalAddress: string; contactPoint: string; revision: string };
  mayChange: boolean;
};

/** The display items of the specified e-mail law (特定電子メール法 4条), and how they stand at the end of a mail. */
export function LegalForm({ tenant, mayChange }: LegalFormProps) {
  const t = useTranslations("settings.pages.legal");
  const { save, pending, fields, error } = useSaveTenant(tenant.revision);
  const [legalName, setLegalName] = useState(tenant.legalName);
  const [postalAddress, setPostalAddress] = useState(tenant.postalAddress);
  const [contactPoint, setContactPoint] = useState(tenant.contactPoint);
  const items = [legalName, postalAddress, contactPoint];
  const isLacking = [tenant.legalName, tenant.postalAddress, tenant.contactPoint].some((item) => item === "");
  return (
    <SaveForm
      title={t("title")}
      text={t("text")}
      mayChange={mayChange}
      pending={pending}
      error={error}
      onSave={() => save({ legalName, postalAddress, contactPoint })}
    >
      {isLacking && <Note tone="warning">{t("lacking")}</Note>}
      <Field label={t("legalName")} help={t("legalNameHelp")} error={fields.legalName}>
        <Input
          value={legalName}
          onChange={(event) => setLegalName(event.target.value)}
          autoComplete="organization"
        />
      </Field>
      <Field label={t("postalAddress")} help={t("postalAddressHelp")} error={fields.postalAddress}>
        <Textarea
          rows={2}
          value={postalAddress}
          onChange={(event) => setPostalAddress(event.target.value)}
          autoComplete="street-address"
        />
      </Field>
      <Field label={t("contactPoint")} help={t("contactPointHelp")} error={fields.contactPoint}>
        <Input value={contactPoint} onChange={(event) => setContactPoint(event.target.value)} />
      </Field>
      <div>
        <p className="label-face mb-1.5 font-medium text-sm">{t("preview")}</p>
        <div className="rounded-md border border-line bg-sunken px-4 py-3 text-text-2 text-xs leading-[1.8]">
          {items.map((item, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: three lines in a fixed order
            <span key={index} className="block whitespace-pre-line">
              {item.trim() === "" ? (
                <span className="text-text-3">{t(`empty.${index as 0 | 1 | 2}`)}</span>
              ) : (
                item
              )}
            </span>
          ))}
        </div>
      </div>
    </SaveForm>
  );
}
