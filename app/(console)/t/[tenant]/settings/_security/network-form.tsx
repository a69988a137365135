"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/app/_ui/button";
import { Field } from "@/app/_ui/field";
import { halfWidth } from "@/app/_ui/half-width";
import { Textarea } from "@/app/_ui/textarea";
import { SaveForm } from "@/app/(console)/t/[tenant]/settings/_frame/save-form";
import { useSaveSecurity } from "@/app/(console)/t/[tenant]/settings/_security/use-save-security";

type NetworkFormProps = {
  security: { allowedNetworks: readonly string[]; ownAddress: string | null };
  mayChange: boolean;
};

const linesOf = (text: string) =>
  halfWidth(text)
    .split(/[\s,、]+/)
    .filter((line) => line !== "");

/** From where the pages and the API may be used. The server refuses a list that would shut out its own author. */
export function NetworkForm({ security, mayChange }: NetworkFormProps) {
  const t = useTranslations("security.pages.policy");
  const { save, pending, fields, error } = useSaveSecurity();
  const [text, setText] = useState(security.allowedNetworks.join("\n"));
  const { ownAddress } = security;
  const wrong = Object.entries(fields).find(([name]) => name.startsWith("allowedNetworks"));
  const line = wrong && linesOf(text)[Number(wrong[0].split(".")[1])];
  return (
    <SaveForm
      title={t("networks")}
      text={t("networksText")}
      mayChange={mayChange}
      pending={pending}
      error={error}
      variant="secondary"
      onSave={() => save({ allowedNetworks: linesOf(text) })}
    >
      <Field
        label={t("list")}
        help={t("listHelp")}
        error={wrong && (line === undefined ? wrong[1] : `${line}: ${wrong[1]}`)}
      >
        <Textarea
          className="font-mono"
          spellCheck={false}
          autoCapitalize="none"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </Field>
      {ownAddress !== null && ownAddress !== "" && (
        <div className="flex flex-wrap items-center gap-3 text-sm text-text-2">
          <span className="figures">{t("own", { address: ownAddress })}</span>
          {mayChange && !linesOf(text).includes(ownAddress) && (
            <Button size="sm" onClick={() => setText([...linesOf(text), ownAddress].join("\n"))}>
              {t("addOwn")}
            </Button>
          )}
        </div>
      )}
    </SaveForm>
  );
}
