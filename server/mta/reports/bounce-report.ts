import type { Reply, ReplyVerdict } from "./classify-reply";
import type { Header } from "./parse-headers";

/** RFC 3464 §2.3.3. */
export const deliveryActions = ["failed", "delayed", "delivered", "relayed", "expanded"] as const;
export type DeliveryAction = (typeof deliveryActions)[number];

export type BouncedRecipient = {
  /** Final-Recipient, as written; null when the report does not say. */
  address: string | null;
  /** Original-Recipient: what we sent to, where the report tells it apart. */
  originalAddress: string | null;
  action: DeliveryAction;
  /** Status, "5.1.1"; null when absent. */
  status: string | null;
  remoteMta: string | null;
  reply: Reply;
  verdict: ReplyVerdict;
};

export type BounceReport = {
  kind: "dsn";
  /** True: a message/delivery-status part was read (RFC 3464). False: it was pieced together from prose. */
  wellFormed: boolean;
  reportingMta: string | null;
  recipients: BouncedRecipient[];
  original: OriginalMessage | null;
};

/** What the report returns of our own message. */
export type OriginalMessage = { messageId: string | null; headers: Header[] };

/**
 * What a bounce asks of us. suppress: the address is dead. retry: this message failed or is late, but the address
 * may be sent to again; repeated, it counts towards suppression. ignore: nothing failed.
 */
export function bounceAction(
  recipient: Pick<BouncedRecipient, "action" | "verdict">,
): "suppress" | "retry" | "ignore" {
  if (recipient.action === "failed") return recipient.verdict.suppress ? "suppress" : "retry";
  return recipient.action === "delayed" ? "retry" : "ignore";
}
