"use client";
import { useTranslations } from "next-intl";
import { Field } from "@/app/_ui/field";
import { Textarea } from "@/app/_ui/textarea";

type NetworkFieldProps = {
  /** One network a line. */
  text: string;
  onChange: (text: string) => void;
  /** Sentences by field, of the refusal. */
  fields: Readonly<Record<string, string>>;
};

/** Networks from which a key may be used, one a line. */
export function NetworkField({ text, onChange, fields }: NetworkFieldProps) {
  const t = useTranslations("settings.pages.keys");
  const wrong = Object.entries(fields).find(([name]) => name.startsWith("allowedNetworks"));
  const line = wrong && text.split("\n")[Number(wrong[0].split(".")[1])];
  return (
    <Field
      label={t("networks")}
      optional
      help={t("networksHelp")}
      error={wrong && (line ? `${line.trim()}: ${wrong[1]}` : wrong[1])}
    >
      <Textarea
        value={text}
        rows={3}
        spellCheck={false}
        autoComplete="off"
        className="font-mono"
        onChange={(event) => onChange(event.target.value)}
      />
    </Field>
  );
}
