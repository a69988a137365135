import { getTranslations } from "next-intl/server";
import { inWords, type LabelOf } from "@/app/_product/email-editor/merge-tags";
import { MailFrame } from "@/app/_product/email-preview/mail-frame";
import { api } from "@/app/_trpc/server";
import { renderMail } from "@/server/domain/templates/pure/render-mail";

type TemplateThumbnailProps = {
  tenant: { slug: string; locale: "ja" | "en" };
  templateId: string;
  labelOf: LabelOf;
};

/** A picture of a template: the mail itself, small, its merge fields in words. */
export async function TemplateThumbnail({ tenant, templateId, labelOf }: TemplateThumbnailProps) {
  const caller = await api(tenant.slug);
  const [template, t] = await Promise.all([
    // Deleted a moment ago by somebody else: the card says the rest.
    caller.templates.get({ templateId }).catch(() => null),
    getTranslations("templates.pages"),
  ]);
  if (template === null) return null;
  const { html, text } = renderMail(template, tenant.locale);
  if (html === null) {
    return (
      <div
        data-mail=""
        data-theme="light"
        className="h-full overflow-hidden whitespace-pre-wrap bg-white p-4 text-text text-xs"
      >
        {text === "" ? t("list.blank") : inWords(text, "text", labelOf).slice(0, 600)}
      </div>
    );
  }
  return (
    <MailFrame
      picture
      html={inWords(html, "html", labelOf)}
      title={template.name}
      className="pointer-events-none h-[280%] w-[280%] origin-top-left scale-[0.35714]"
    />
  );
}
