import type { LeasedMail } from "./lease-mail";
import { type SendReason, verdictOf } from "./pure/may-send";
import type { Settlement } from "./settle-mail";

const untried = (mail: LeasedMail) =>
  ({
    tenantId: mail.tenantId,
    id: mail.id,
    epoch: mail.epoch,
    reply: null,
    code: null,
    enhanced: null,
    host: null,
    address: null,
    attempt: mail.attempts,
    suppress: null,
    addressHash: mail.addressHash,
    giveBack: true,
  }) as const;

/** The mail goes back as it was, due at once. */
export const handBack = (mail: LeasedMail, now: Date): Settlement => ({
  ...untried(mail),
  act: "again",
  dueAt: now.toISOString(),
  kind: null,
  reason: "",
});

/**
 * What the verdict of `may-send` means for a leased mail: out for good, or back as it was. What has to wait rests in the queue: no lease
 * touches it until its release, its tenant and the hour let it go.
 */
export function judgeReason(mail: LeasedMail, reason: SendReason, now: Date): Settlement {
  if (verdictOf(reason) === "wait") return { ...handBack(mail, now), reason };
  const ended = { ...untried(mail), act: "end", dueAt: null } as const;
  if (reason === "expired")
    return { ...ended, kind: "failed", reason: mail.attempts > 1 ? "expired" : "never-tried" };
  return { ...ended, kind: reason === "stopped" ? "cancelled" : "excluded", reason };
}
