import type { LeasedMail } from "./lease-mail";
import { type SendReason, verdictOf } from "./pure/may-send";
import type { Settlement } from "./settle-mail";

/** How long a mail rests that may not leave just now, by reason. */
const restInSeconds: Partial<Record<SendReason, number>> = {
  paused: 10,
  "tenant-paused": 60,
  "quiet-hours": 300,
};

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

/** What the verdict of `may-send` means for a leased mail: out for good, or again later without counting the try. */
export function judgeReason(mail: LeasedMail, reason: SendReason, now: Date): Settlement {
  const plain = { ...untried(mail), reason };
  if (verdictOf(reason) === "not")
    return { ...plain, act: "end", dueAt: null, kind: reason === "stopped" ? "cancelled" : "excluded" };
  const rest = (restInSeconds[reason] ?? 60) * 1_000;
  return { ...plain, act: "again", dueAt: new Date(now.getTime() + rest).toISOString(), kind: null };
}
