"use client";
import { useTranslations } from "next-intl";
import { Field } from "@/app/_ui/field";
import { Select } from "@/app/_ui/select";
import { importDelimiters, importEncodings } from "@/server/domain/imports/schema";
import { delimiterName } from "./delimiter-name";
import type { ImportDetail } from "./import-types";
import type { UpdateImport } from "./use-update-import";

/** Encoding and delimiter, as guessed; another one has the columns guessed anew at once. */
export function FileReading({ detail, update }: { detail: ImportDetail; update: UpdateImport }) {
  const t = useTranslations("imports.pages");
  const { encoding, delimiter } = detail;
  // A refusal is shown in the foot.
  const change = (told: Parameters<UpdateImport["run"]>[0]) => void update.run(told).catch(() => undefined);
  return (
    <div className="mb-8 grid max-w-(--hk-measure) gap-4 md:grid-cols-2">
      <Field label={t("columns.encoding")}>
        <Select
          value={encoding ?? ""}
          disabled={update.pending}
          options={importEncodings.map((value) => ({ value, label: t(`facts.encodings.${value}`) }))}
          onValueChange={(next) => {
            const chosen = importEncodings.find((known) => known === next);
            if (chosen && chosen !== encoding) change({ encoding: chosen });
          }}
        />
      </Field>
      <Field label={t("columns.delimiter")}>
        <Select
          value={delimiterName(delimiter) ?? ""}
          disabled={update.pending}
          options={importDelimiters.flatMap((one) => {
            const value = delimiterName(one);
            return value ? [{ value, label: t(`facts.delimiters.${value}`) }] : [];
          })}
          onValueChange={(next) => {
            const chosen = importDelimiters.find((known) => delimiterName(known) === next);
            if (chosen && chosen !== delimiter) change({ delimiter: chosen });
          }}
        />
      </Field>
    </div>
  );
}
