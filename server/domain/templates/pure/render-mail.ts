import type { MailContent } from "@/server/domain/templates/schema";
import { renderDesign } from "./render-design";
import type { MailLanguage } from "./wrap-document";

/** A mail with its merge tags still in it. `html` null: a text-only mail. */
export type RenderedMail = {
  readonly subject: string;
  readonly preheader: string;
  readonly html: string | null;
  readonly text: string;
};

/**
 * Both parts of a mail. A text part that a person wrote wins over the one made from the design.
 *
 * @returns `text` is empty only when the content has neither design nor text
 */
export function renderMail(content: MailContent, language: MailLanguage): RenderedMail {
  const { subject, preheader, design } = content;
  const written = content.text?.trim() ? content.text.replace(/\s+$/, "") : null;
  if (design === null) return { subject, preheader, html: null, text: written ?? "" };
  const { html, text } = renderDesign(design, { subject, preheader, language });
  return { subject, preheader, html, text: written ?? text };
}
