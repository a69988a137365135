import type { ContentProblem, ContentProblemCode } from "./content-problem";
import { decodeEntities } from "./decode-entities";
import { parseMerge } from "./parse-merge";
import type { RenderedMail } from "./render-mail";

/** The display items as the tenant has filled them in. */
export type SenderItems = {
  readonly legalName: string;
  readonly postalAddress: string;
  readonly contactPoint: string;
};

/**
 * What a marketing mail must show (特定電子メール法 4条 and its rules): sender's name, postal address, where to
 * complain, and how to stop. Each part is looked at alone, because a reader sees only one of them. An item is there
 * as its merge tag or word for word as the tenant has it.
 */
export function lintLegalItems(mail: RenderedMail, sender: SenderItems): ContentProblem[] {
  const problems: ContentProblem[] = [];
  const parts: { where: string; text: string; hasStop: boolean }[] = [
    { where: "text", text: mail.text, hasStop: usesPath(mail.text, "unsubscribe_url") },
  ];
  if (mail.html !== null) {
    const hasStop = /<a\s[^<>]*href="\{\{\s*unsubscribe_url\s*\}\}"/i.test(mail.html);
    parts.push({ where: "html", text: decodeEntities(mail.html.replace(/<[^<>]*>/g, " ")), hasStop });
  }
  const items = itemsOf(sender);
  for (const { where, text, hasStop } of parts) {
    if (!hasStop) problems.push(block("noUnsubscribeLink", where));
    for (const { code, path, value } of items) {
      const isShown = usesPath(text, path) || (value.trim() !== "" && squeeze(text).includes(squeeze(value)));
      if (!isShown) problems.push(block(code, where));
    }
  }
  for (const { path, value } of items) {
    if (value.trim() === "")
      problems.push({ ...block("senderItemEmpty", "html"), details: { item: path.slice("sender.".length) } });
  }
  return problems;
}

function itemsOf(sender: SenderItems): readonly { code: ContentProblemCode; path: string; value: string }[] {
  return [
    { code: "senderNameMissing", path: "sender.legal_name", value: sender.legalName },
    { code: "senderAddressMissing", path: "sender.postal_address", value: sender.postalAddress },
    { code: "senderContactMissing", path: "sender.contact", value: sender.contactPoint },
  ];
}

function usesPath(text: string, path: string): boolean {
  return parseMerge(text, null).segments.some((segment) => segment.kind === "value" && segment.path === path);
}

function squeeze(text: string): string {
  return text.replace(/\s+/g, "");
}

function block(code: ContentProblemCode, where: string): ContentProblem {
  return { code, severity: "block", where, details: {} };
}
