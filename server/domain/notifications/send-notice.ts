import { DomainError } from "@/server/platform/errors";
import { type Notice, sendNotices } from "./send-notices";

/**
 * Delivers one mail of ours.
 *
 * @throws UNAVAILABLE no receiver took it
 */
export async function sendNotice(notice: Notice): Promise<void> {
  const outcomes = await sendNotices([notice]);
  if (!outcomes.includes("accepted")) throw new DomainError("UNAVAILABLE", "shell.mailNotSent");
}
