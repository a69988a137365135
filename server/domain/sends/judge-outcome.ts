import type { Outcome } from "@/server/mta/lanes/outcome";
import { classifyReply } from "@/server/mta/reports/classify-reply";
import type { LeasedMail } from "./lease-mail";
import { nextAttempt } from "./pure/next-attempt";
import type { Settlement } from "./settle-mail";

/**
 * What an attempt means for the mail: gone for good, or when again.
 *
 * @param spread 0–1, from the caller's random source
 * @param unknownRetrySeconds how long a mail that may have arrived rests before it is sent again
 * @returns null when nothing is to be written: the gate said no, and the caller asks why
 */
export function judgeOutcome(
  mail: LeasedMail,
  outcome: Outcome,
  now: Date,
  { spread, unknownRetrySeconds }: { spread: number; unknownRetrySeconds: number },
): Settlement | null {
  const settlement = base(mail, outcome);
  const later = (at: Date | null, kind: Settlement["kind"], reason: string): Settlement =>
    at === null
      ? { ...settlement, act: "end", kind: "failed", reason: "expired" }
      : { ...settlement, act: "again", dueAt: at.toISOString(), kind, reason };
  switch (outcome.kind) {
    case "accepted":
      return { ...settlement, act: "end", kind: "accepted" };
    case "withheld":
      return null;
    case "released":
      return { ...settlement, act: "again", dueAt: now.toISOString(), giveBack: true };
    case "unknown":
      return mail.unknownPolicy === "assume-delivered"
        ? { ...settlement, act: "end", kind: "accepted", reason: "assumed" }
        : later(afterUnknown(mail, now, unknownRetrySeconds), "unknown", "no-reply");
    case "deferred":
      return later(nextAttempt(mail.attempts, mail.expiresAt, now, spread), "deferred", reasonOf(outcome));
    case "bounced": {
      const { class: reason, suppress } = classify(outcome);
      const isRecipients = outcome.scope === "recipient" && mail.testAddress === null;
      return {
        ...settlement,
        act: "end",
        kind: "bounced",
        reason,
        suppress: suppress && isRecipients ? "hard-bounce" : null,
      };
    }
  }
}

/** Ever rarer and not for ever: a server that never answers the dot may deliver a copy each time. */
function afterUnknown({ attempts, expiresAt }: LeasedMail, now: Date, restSeconds: number): Date | null {
  const next = nextAttempt(attempts, expiresAt, now, 0);
  const rested = new Date(Math.max(next?.getTime() ?? 0, now.getTime() + restSeconds * 1_000));
  return next === null || rested > expiresAt ? null : rested;
}

const classify = ({ code, enhanced, text }: Outcome) =>
  classifyReply({ code, enhanced, text, stage: "rcpt" });
const reasonOf = (outcome: Outcome) => (outcome.scope === "local" ? "local" : classify(outcome).class);

const base = (mail: LeasedMail, outcome: Outcome): Settlement => ({
  tenantId: mail.tenantId,
  id: mail.id,
  epoch: mail.epoch,
  act: "end",
  dueAt: null,
  kind: null,
  reason: "",
  reply: outcome.text === "" ? null : outcome.text,
  code: outcome.code,
  enhanced: outcome.enhanced,
  host: outcome.host,
  address: outcome.address,
  attempt: mail.attempts,
  suppress: null,
  addressHash: mail.addressHash,
  giveBack: false,
});
