import type { Reply } from "./classify-reply";
import type { ReplyStage } from "./reply-rule";

/**
 * Reads an SMTP reply out of free text: the first basic code and the enhanced code that stands next to it, else
 * the first enhanced code anywhere (RFC 5321 §4.2, RFC 2034 §4). Both null when the text has none.
 */
export function parseReply(written: string, stage: ReplyStage): Reply {
  const text = unwrap(written);
  const adjacent = /(?:^|[^\d.\w])([45]\d\d)[-\s:'"(#]{1,6}([45]\.\d{1,3}\.\d{1,3})(?![\d.])/.exec(text);
  if (adjacent?.[1] !== undefined && adjacent[2] !== undefined) {
    return { code: Number(adjacent[1]), enhanced: adjacent[2], text, stage };
  }
  const code = /(?:^|[^\d.\w@-])([45]\d\d)(?=[-\s:#,]|$)/.exec(text)?.[1];
  const enhanced = /(?:^|[^\d.\w])([45]\.\d{1,3}\.\d{1,3})(?![\d.])/.exec(text)?.[1];
  return { code: code === undefined ? null : Number(code), enhanced: enhanced ?? null, text, stage };
}

/** IronPort and Amazon SES put a general status before the quoted reply: "5.1.0 - Unknown address error 550-'…'". */
function unwrap(text: string): string {
  const match = /^\s*[245]\.\d\.\d - [\w ,/()]{1,80} ([245]\d\d)[- ]'(.*)/s.exec(text);
  return match?.[1] === undefined || match[2] === undefined ? text : `${match[1]} ${match[2]}`;
}
