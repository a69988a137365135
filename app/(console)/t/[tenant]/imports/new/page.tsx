import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageHead } from "@/app/_ui/page-head";
import { WizardSteps } from "@/app/_ui/wizard-steps";
import { UploadForm } from "@/app/(console)/t/[tenant]/imports/new/_upload/upload-form";

type PageProps = { params: Promise<{ tenant: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("imports.pages");
  return { title: t("untitled") };
}

/** The first step of an import: the file. */
export default async function NewImportPage({ params }: PageProps) {
  const { tenant } = await params;
  const t = await getTranslations("imports.pages");
  const steps = ["file", "columns", "check", "apply", "result"] as const;
  return (
    <>
      <PageHead line crumb={{ label: t("title"), href: `/t/${tenant}/imports` }} title={t("untitled")}>
        <WizardSteps label={t("steps.label")} steps={steps.map((step) => t(`steps.${step}`))} current={0} />
      </PageHead>
      <UploadForm tenant={tenant} />
    </>
  );
}
