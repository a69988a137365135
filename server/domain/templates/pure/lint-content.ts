import type { DesignBlock, MailContent } from "@/server/domain/templates/schema";
import { DomainError } from "@/server/platform/errors";
import { compileTemplate } from "./compile-template";
import type { ContentProblem } from "./content-problem";
import { blockToText } from "./design-to-text";
import { fullWidthLength } from "./full-width-length";
import { lintBlock, lintLink } from "./lint-block";
import { lintLegalItems, type SenderItems } from "./lint-legal-items";
import { lintMerge } from "./lint-merge";
import { type KnownPaths, parseMerge } from "./parse-merge";
import { type RenderedMail, renderMail } from "./render-mail";
import { splitTextLinks } from "./split-text-links";
import type { MailLanguage } from "./wrap-document";

/** Inboxes on a desktop show about so much of a subject, in full-width characters; phones show half. */
const subjectFullWidths = 30;
/** Gmail cuts a mail's HTML off above this many bytes. */
const clippedAtBytes = 102 * 1024;

/**
 * What is wrong with a mail, before anyone is asked to approve it. Without a "block" among the answers the mail
 * compiles.
 *
 * @param input `known`: the merge paths of the tenant (`standardMergePaths` and its custom fields); `isMarketing`:
 *   the mail advertises, so the law's display items are asked for
 * @returns in reading order: subject, preheader, body, law, text part
 */
export function lintContent(input: {
  readonly content: MailContent;
  readonly language: MailLanguage;
  readonly known: KnownPaths;
  readonly sender: SenderItems;
  readonly isMarketing: boolean;
}): ContentProblem[] {
  const { content, known } = input;
  const mail = renderMail(content, input.language);
  const problems = [
    ...lintSubject(content.subject),
    ...lintLine(content.subject, known, "subject"),
    ...lintLine(content.preheader, known, "preheader"),
    ...lintBody(content, mail, known),
    ...(input.isMarketing ? lintLegalItems(mail, input.sender) : []),
  ];
  // A text made from the design repeats the problems of its blocks; only what it alone has is news.
  const isWritten = content.design === null || Boolean(content.text?.trim());
  const codes = new Set(problems.map(({ code }) => code));
  problems.push(
    ...lintText(mail.text, known).filter(
      ({ code, severity }) => isWritten || (severity === "block" && !codes.has(code)),
    ),
  );
  return problems.some(({ severity }) => severity === "block")
    ? problems
    : [...problems, ...tryToCompile(mail)];
}

function lintSubject(subject: string): ContentProblem[] {
  if (subject.trim() === "")
    return [{ code: "missingSubject", severity: "block", where: "subject", details: {} }];
  const literal = parseMerge(subject, null)
    .segments.map((segment) => (segment.kind === "text" ? segment.text : segment.fallback))
    .join("");
  const length = fullWidthLength(literal);
  if (length <= subjectFullWidths) return [];
  const details = { length: Math.ceil(length), limit: subjectFullWidths };
  return [{ code: "subjectTooLong", severity: "warn", where: "subject", details }];
}

function lintLine(line: string, known: KnownPaths, where: "subject" | "preheader"): ContentProblem[] {
  const ours = /^(?:unsubscribe_url|web_view_url)$/;
  const addresses = parseMerge(line, known).segments.filter(
    (segment) => segment.kind === "value" && ours.test(segment.path),
  );
  const notHere = addresses.map(
    (): ContentProblem => ({ code: "mergeNotInLine", severity: "block", where, details: {} }),
  );
  return [...lintMerge(line, known, where, "text"), ...notHere];
}

function lintBody({ design }: MailContent, mail: RenderedMail, known: KnownPaths): ContentProblem[] {
  if (design === null) return [];
  const problems: ContentProblem[] = [];
  let hasContent = false;
  for (const [rowNo, row] of design.body.rows.entries()) {
    for (const [columnNo, column] of row.columns.entries()) {
      for (const [blockNo, block] of column.contents.entries()) {
        hasContent ||= saysSomething(block);
        problems.push(
          ...lintBlock(block, known, `body.rows.${rowNo}.columns.${columnNo}.contents.${blockNo}`),
        );
      }
    }
  }
  if (!hasContent) problems.push({ code: "emptyBody", severity: "block", where: "html", details: {} });
  const sizeInBytes = Buffer.byteLength(mail.html ?? "");
  if (sizeInBytes > clippedAtBytes) {
    const details = { kilobytes: Math.ceil(sizeInBytes / 1024), limit: clippedAtBytes / 1024 };
    problems.push({ code: "htmlTooLarge", severity: "warn", where: "html", details });
  }
  return problems;
}

function saysSomething(block: DesignBlock): boolean {
  if (block.type === "image") return block.values.src.url !== "";
  return block.type !== "divider" && blockToText(block) !== "";
}

function lintText(text: string, known: KnownPaths): ContentProblem[] {
  if (text.trim() === "") return [{ code: "emptyBody", severity: "block", where: "text", details: {} }];
  return splitTextLinks(text).flatMap((piece) => {
    if (piece.kind === "text") return lintMerge(piece.text, known, "text", "text");
    const isProse = !piece.text.includes("{{");
    return lintLink(piece.text, known, "text").filter(({ code }) => !isProse || code !== "linkNotAbsolute");
  });
}

function tryToCompile(content: RenderedMail): ContentProblem[] {
  try {
    const links = { untrackedUrls: [], untrackedHosts: [] };
    compileTemplate({ content, links, trackOpens: true, trackClicks: true });
    return [];
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return [{ code: "notCompilable", severity: "block", where: "html", details: { key: error.key } }];
  }
}
