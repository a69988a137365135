import {
  type BouncedRecipient,
  type BounceReport,
  type DeliveryAction,
  deliveryActions,
} from "./bounce-report";
import { classifyReply, type Reply } from "./classify-reply";
import { decodeText } from "./decode-text";
import { findOriginal } from "./find-original";
import { inferStage } from "./infer-stage";
import { parseFreeBounce } from "./parse-free-bounce";
import { type Header, headerValue, parseHeaders } from "./parse-headers";
import { parseReply } from "./parse-reply";
import type { ReplyStage } from "./reply-rule";
import { type MimePart, walkParts } from "./split-mime";

const maxTextLength = 65_536;
const statusTypes = ["message/delivery-status", "message/global-delivery-status"];

/**
 * Reads a delivery status notification (RFC 3464, RFC 6533), or, where a server wrote prose instead, what can be
 * made of it. Nothing in it is proven: who acts on it must first have tied it to a message of ours.
 *
 * @returns null when the mail is no bounce
 */
export function parseDsn(mail: MimePart): BounceReport | null {
  const prose = proseOf(mail);
  const status = [...walkParts(mail)].filter((part) => statusTypes.includes(part.type));
  const blocks = status.flatMap((part) => fieldBlocks(decodeText(part, maxTextLength)));
  const written = blocks.some(isRecipientBlock) ? blocks : fieldBlocks(prose).filter(namesRecipient);
  const recipientBlocks = written.filter(isRecipientBlock);
  if (recipientBlocks.length === 0) return parseFreeBounce(mail, prose);
  const reportingMta = blocks
    .map((block) => headerValue(block, "reporting-mta"))
    .find((value) => value !== null);
  const alone = recipientBlocks.length === 1;
  return {
    kind: "dsn",
    wellFormed: written === blocks,
    reportingMta: afterType(reportingMta ?? null),
    recipients: recipientBlocks.map((block) => readRecipient(block, prose, alone)),
    original: findOriginal(mail),
  };
}

/** The words for people: the plain text parts that are not the returned message, else the HTML ones; 64 KB at most. */
function proseOf(mail: MimePart): string {
  const leaves = [...walkParts(mail)].filter((part) => part.children.length === 0);
  const textOf = (type: string) =>
    leaves
      .filter((part) => part.type === type)
      .map((part) => decodeText(part, maxTextLength))
      .join("\n");
  const plain = textOf("text/plain");
  const prose = plain.trim() === "" ? textOf("text/html").replace(/<[^<>]{0,2000}>/g, " ") : plain;
  return prose.slice(0, maxTextLength);
}

function namesRecipient(block: Header[]): boolean {
  return headerValue(block, "final-recipient") !== null;
}

function fieldBlocks(text: string): Header[][] {
  const budget = { headersLeft: 1_000 };
  return text
    .split(/\n[ \t]*\n/)
    .slice(0, 200)
    .map((block) => parseHeaders(block.replace(/^\n+/, ""), 0, block.length, budget).headers);
}

function isRecipientBlock(block: Header[]): boolean {
  return ["final-recipient", "action", "status", "diagnostic-code"].some(
    (name) => headerValue(block, name) !== null,
  );
}

function readRecipient(block: Header[], prose: string, alone: boolean): BouncedRecipient {
  const address = plainAddress(headerValue(block, "final-recipient"));
  const originalAddress = plainAddress(headerValue(block, "original-recipient"));
  const status = /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(headerValue(block, "status") ?? "")?.[0] ?? null;
  const action = readAction(headerValue(block, "action"));
  const around = proseAround(prose, address ?? originalAddress);
  const diagnostic = afterType(headerValue(block, "diagnostic-code")) ?? "";
  const said = diagnostic === "" ? (alone ? prose.slice(0, 4_000) : around) : diagnostic;
  const reply = readReply(said, status, inferStage(around));
  return {
    address,
    originalAddress,
    action,
    status,
    remoteMta: afterType(headerValue(block, "remote-mta")),
    reply,
    verdict: classifyReply(reply),
  };
}

/** The enhanced code of the diagnostic, unless only Status is specific; a bare x.0.0 still tells permanent from not. */
function readReply(said: string, status: string | null, stage: ReplyStage): Reply {
  const reply = parseReply(said, stage);
  const specific = [reply.enhanced, status].find((code) => code !== null && !/^[245]\.0\.0$/.test(code));
  return { ...reply, enhanced: specific ?? reply.enhanced ?? status };
}

function readAction(value: string | null): DeliveryAction {
  const word = value
    ?.trim()
    .toLowerCase()
    .match(/^[a-z]+/)?.[0];
  return deliveryActions.find((action) => action === word) ?? "failed";
}

/** "rfc822; a@b" → "a@b"; "dns; mx.example.jp" → "mx.example.jp". */
function afterType(value: string | null): string | null {
  if (value === null) return null;
  const semicolon = value.indexOf(";");
  return (semicolon === -1 || semicolon > 20 ? value : value.slice(semicolon + 1)).trim();
}

function plainAddress(value: string | null): string | null {
  const address = afterType(value)?.replace(/^<|>$/g, "").trim() ?? "";
  return address.includes("@") ? address : null;
}

/** From the last mention of the address to 1,500 characters on; all of it when it is not mentioned. */
function proseAround(prose: string, address: string | null): string {
  const at = address === null ? -1 : prose.lastIndexOf(address);
  return at === -1 ? prose.slice(0, 4_000) : prose.slice(at, at + 1_500);
}
