import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import type { Format } from "@/app/_i18n/bind-format";
import { inWords, type LabelOf } from "@/app/_product/email-editor/merge-tags";
import { Skeleton } from "@/app/_ui/skeleton";
import { TemplateActs } from "./template-acts";
import { TemplateThumbnail } from "./template-thumbnail";

type TemplateCardProps = {
  /** Slug and language of the tenant. */
  tenant: { slug: string; locale: "ja" | "en" };
  template: { templateId: string; name: string; folderId: string | null; subject: string; updatedAt: Date };
  mayWrite: boolean;
  labelOf: LabelOf;
  format: Format;
};

/** A template as it looks, its name and subject, and what can be done with it. */
export async function TemplateCard({ tenant, template, mayWrite, labelOf, format }: TemplateCardProps) {
  const t = await getTranslations("templates.pages");
  const { templateId, name, folderId, subject, updatedAt } = template;
  return (
    <li className="group relative min-w-0">
      <div className="relative aspect-[4/3] overflow-hidden rounded-lg border border-line bg-canvas group-focus-within:border-accent-text group-hover:border-accent-line">
        <Suspense fallback={<Skeleton height="h-full" />}>
          <TemplateThumbnail tenant={tenant} templateId={templateId} labelOf={labelOf} />
        </Suspense>
      </div>
      <div className="mt-2 flex items-start gap-2">
        <div className="min-w-0 flex-1">
          <h2 className="truncate font-medium text-sm">
            <Link
              href={`/t/${tenant.slug}/templates/${templateId}`}
              className="after:absolute after:inset-0 after:rounded-lg focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:outline-accent-text"
            >
              {name || t("nameless")}
            </Link>
          </h2>
          <p className="truncate text-text-2 text-xs">
            {subject === "" ? t("noSubject") : inWords(subject, "text", labelOf)}
          </p>
          <p className="text-text-3 text-xs">{t("list.changed", { at: format.instant(updatedAt) })}</p>
        </div>
        {mayWrite && (
          <span className="relative z-1">
            <TemplateActs
              tenant={tenant.slug}
              templateId={templateId}
              name={name || t("nameless")}
              folderId={folderId}
            />
          </span>
        )}
      </div>
    </li>
  );
}
