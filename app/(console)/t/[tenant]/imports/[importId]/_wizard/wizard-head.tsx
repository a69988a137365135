"use client";
import { FileText } from "lucide-react";
import { useTranslations } from "next-intl";
import { ImportBadge } from "@/app/_product/imports/import-badge";
import { LinkButton } from "@/app/_ui/link-button";
import { PageHead } from "@/app/_ui/page-head";
import { WizardSteps } from "@/app/_ui/wizard-steps";
import { delimiterName } from "./delimiter-name";
import type { ImportDetail } from "./import-types";

type WizardHeadProps = {
  tenant: string;
  detail: ImportDetail;
  /** The columns are being looked at. */
  columns: boolean;
  mayWrite: boolean;
};

const steps = ["file", "columns", "check", "apply", "result"] as const;

function currentStep({ state, appliedAt }: ImportDetail, columns: boolean): number {
  if (columns) return steps.indexOf("columns");
  if (state === "applying") return steps.indexOf("apply");
  if (appliedAt !== null || state === "done") return steps.indexOf("result");
  return steps.indexOf("check");
}

/** The file, how it is read, and how far we are. */
export function WizardHead({ tenant, detail, columns, mayWrite }: WizardHeadProps) {
  const t = useTranslations("imports.pages");
  const { encoding, delimiter, rowsTotal, fileName, state, appliedAt } = detail;
  const delimiterKey = delimiterName(delimiter);
  const facts = [
    rowsTotal > 0 && t("facts.rows", { rows: rowsTotal }),
    encoding !== null && t(`facts.encodings.${encoding}` as "facts.encodings.utf-8"),
    delimiterKey && t(`facts.delimiters.${delimiterKey}`),
    t("facts.key"),
  ].filter((fact) => typeof fact === "string");
  return (
    <PageHead
      line
      crumb={{ label: t("title"), href: `/t/${tenant}/imports` }}
      title={fileName}
      badge={<ImportBadge state={state} />}
      facts={facts.join(t("facts.and"))}
      actions={
        mayWrite &&
        appliedAt === null && (
          <LinkButton icon={<FileText />} href={`/t/${tenant}/imports/new`}>
            {t("upload.chooseOther")}
          </LinkButton>
        )
      }
    >
      <WizardSteps
        label={t("steps.label")}
        steps={steps.map((step) => t(`steps.${step}`))}
        current={currentStep(detail, columns)}
      />
    </PageHead>
  );
}
