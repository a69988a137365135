import { decodeQuotedPrintable } from "@/server/mta/mime/decode-quoted-printable";
import { DomainError } from "@/server/platform/errors";
import { compileTemplate } from "./compile-template";
import type { CompiledTemplate } from "./compiled-template";
import { fillLine, fillTemplate } from "./fill-template";
import type { MergeValues } from "./merge-value";
import type { RenderedMail } from "./render-mail";

/** A mail with one person's values, for looking at. `html` null: a text-only mail. */
export type ShownMail = { subject: string; preheader: string; html: string | null; text: string };

/**
 * A mail as one person would read it, made by what makes the mails that are sent. Nothing in it is tracked: links are the
 * plain ones, those of ours lead nowhere.
 *
 * @returns null for content that cannot be sent as it stands; `lintContent` says why
 */
export function showMail(content: RenderedMail, values: MergeValues): ShownMail | null {
  const compiled = compileIfSound(content);
  if (compiled === null) return null;
  const urls = { link: () => "#", open: "#", unsubscribe: "#unsubscribe", webView: "#web-view" };
  const { subject, textBody, htmlBody } = fillTemplate(compiled, values, urls);
  return {
    subject,
    preheader: fillLine(compiled.preheader, values),
    html: htmlBody && decodeQuotedPrintable(htmlBody),
    text: decodeQuotedPrintable(textBody),
  };
}

function compileIfSound(content: RenderedMail): CompiledTemplate | null {
  try {
    const links = { untrackedUrls: [], untrackedHosts: [] };
    return compileTemplate({ content, links, trackOpens: false, trackClicks: false });
  } catch (error) {
    if (error instanceof DomainError) return null;
    throw error;
  }
}
