import type { ReplyAction, ReplyClass, ReplyRule, ReplyScope, ReplyStage } from "./reply-rule";
import { replyRules } from "./rules/reply-rules";

export type Reply = {
  /** 421, 550 …; null when only a text is known, as in many bounce mails. */
  code: number | null;
  /** "5.1.1"; null when the server sent none. */
  enhanced: string | null;
  text: string;
  stage: ReplyStage;
};

export type ReplyVerdict = {
  class: ReplyClass;
  /** This message is over: no further try will succeed. */
  permanent: boolean;
  /** The address is dead: nobody should be sent to it again. */
  suppress: boolean;
  scope: ReplyScope;
  action: ReplyAction;
  /** First length of a slow-down or suspension; null when the action has none. */
  pauseSeconds: number | null;
  /** The rule that decided; null for a reply that no rule knows. */
  ruleId: string | null;
};

const maxTextLength = 4_096;
const suppressing: readonly ReplyClass[] = ["unknown-user", "unknown-host"];
/** Only here is the recipient what the server speaks of. */
const recipientStages: readonly ReplyStage[] = ["resolve", "rcpt", "data", "dot", "report"];
/** Before a transaction a refusal concerns us or the server, never the message (RFC 5321 §3.1, §4.3.2). */
const sessionStages: readonly ReplyStage[] = ["connect", "greeting", "ehlo", "tls", "rset"];

/**
 * What an SMTP reply, or a reply quoted in a bounce, means. The first rule that fits decides: providers' own
 * wordings, then generic texts, then enhanced codes (RFC 3463, RFC 5248 registry). Unknown 4xx are temporary,
 * unknown 5xx permanent; only unknown-user and unknown-host may suppress, and only for a permanent reply given
 * at a stage where the recipient is known. A block or a policy never suppresses the person.
 */
export function classifyReply(reply: Reply): ReplyVerdict {
  const enhanced = detailOf(reply.enhanced);
  const text = normaliseText(reply.text);
  const rule = replyRules.find((candidate) => fits(candidate, reply, enhanced, text));
  const permanent = rule?.permanent ?? isPermanent(reply);
  const replyClass = rule?.class ?? (sessionStages.includes(reply.stage) ? "server" : "other");
  const suppress =
    permanent &&
    suppressing.includes(replyClass) &&
    rule?.suppress !== false &&
    recipientStages.includes(reply.stage);
  const action = rule?.action ?? "none";
  return {
    class: replyClass,
    permanent,
    suppress,
    scope: rule?.scope ?? (replyClass === "server" ? "site" : "message"),
    action: action === "suppress-recipient" && !suppress ? "none" : action,
    pauseSeconds: rule?.pauseSeconds ?? null,
    ruleId: rule?.id ?? null,
  };
}

function fits(rule: ReplyRule, reply: Reply, enhanced: string | null, text: string): boolean {
  return (
    (rule.codes === undefined || (reply.code !== null && rule.codes.includes(reply.code))) &&
    (rule.enhanced === undefined || (enhanced !== null && rule.enhanced.includes(enhanced))) &&
    (rule.withoutEnhanced !== true || enhanced === null) &&
    (rule.stages === undefined || rule.stages.includes(reply.stage)) &&
    (rule.allOf === undefined || rule.allOf.every((part) => text.includes(part))) &&
    (rule.anyOf === undefined || rule.anyOf.some((part) => text.includes(part)))
  );
}

/** "5.1.1" → "1.1"; x.0.0 says nothing that its first digit does not. */
function detailOf(enhanced: string | null): string | null {
  const detail = enhanced?.replace(/^[245]\./, "") ?? null;
  return detail === "0.0" ? null : detail;
}

function isPermanent({ code, enhanced, stage }: Reply): boolean {
  if (sessionStages.includes(stage)) return false;
  if (code !== null) return code >= 500;
  if (enhanced !== null) return enhanced.startsWith("5");
  return stage === "report";
}

/** One line, lower case, a space before it, without the "550-5.1.1 " that each line of a multi-line reply repeats. */
function normaliseText(text: string): string {
  const line = text
    .slice(0, maxTextLength)
    .toLowerCase()
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/\s+/g, " ")
    .replace(/(?<=^| )[245]\d\d[- ](?:[245]\.\d{1,3}\.\d{1,3}(?: |$))?/g, "");
  return ` ${line.trimStart()}`;
}
