import type { SmtpReply } from "./reply-parser";
import type { Verdict, VerdictScope } from "./verdict";

/** The step of a conversation that a reply answers. */
export type SmtpStage = "connect" | "greeting" | "ehlo" | "tls" | "rset" | "mail" | "rcpt" | "data" | "dot";

const opening: ReadonlySet<SmtpStage> = new Set(["connect", "greeting", "ehlo", "tls", "rset"]);

/**
 * What a reply means and whom it concerns, from stage, code and enhanced status (RFC 5321 §4.2, RFC 3463).
 * 421, and anything before MAIL, is the host's trouble and never the recipient's. Replies that say that we
 * and the peer disagree about the protocol (500, 502, 503) defer, because the connection is at fault, and so
 * does a code that has no place at its stage.
 */
export function attributeReply(stage: SmtpStage, reply: SmtpReply): Verdict {
  const base = { code: reply.code, enhanced: reply.enhanced, text: reply.text };
  if (reply.code === 421 || opening.has(stage)) return { ...base, kind: "deferred", scope: "host" };
  if (stage === "dot" && reply.code < 300) return { ...base, kind: "accepted", scope: "recipient" };
  if (stage === "dot" && reply.code < 400) return { ...base, kind: "unknown", scope: "connection" };
  const isConfusion = reply.code === 500 || reply.code === 502 || reply.code === 503;
  if (reply.code < 400 || isConfusion) return { ...base, kind: "deferred", scope: "connection" };
  return { ...base, kind: reply.code < 500 ? "deferred" : "bounced", scope: scopeOf(stage, reply) };
}

/** RFC 3463 §3: the subject says what the status is about; without one, the stage does. */
function scopeOf(stage: SmtpStage, reply: SmtpReply): VerdictScope {
  const byStage: VerdictScope = stage === "rcpt" ? "recipient" : "sender";
  const [, subject, detail] = reply.enhanced?.split(".") ?? [];
  switch (subject) {
    case "1":
      if (detail === "7" || detail === "8") return "sender";
      return stage === "mail" ? "sender" : "recipient";
    case "2":
      return stage === "mail" ? "sender" : "recipient";
    case "3":
      // X.3.4: the message is too big; otherwise the mail system itself is in trouble.
      return detail === "4" ? "sender" : "host";
    case "4":
      return "host";
    case "6":
    case "7":
      return "sender";
    default:
      return byStage;
  }
}
