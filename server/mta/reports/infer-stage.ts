import type { ReplyStage } from "./reply-rule";

const phrases: readonly { stage: ReplyStage; words: readonly string[] }[] = [
  {
    stage: "dot",
    words: [
      "in reply to end of data",
      "end of data",
      "our final data",
      "after end of message",
      "in reply to message content",
      "[data_end]",
    ],
  },
  {
    stage: "data",
    words: [
      "in reply to data command",
      "in reply to data",
      ">>> data",
      "[data]",
      "did not like our data",
      "smtp command data",
      "for text command",
      "command] data",
    ],
  },
  {
    stage: "mail",
    words: [
      "in reply to mail from",
      "after mail from",
      ">>> mail from",
      "[mail_from]",
      "did not like our mail from",
    ],
  },
  {
    stage: "rcpt",
    words: [
      "in reply to rcpt to",
      "after rcpt to",
      ">>> rcpt to",
      "[rcpt_to]",
      "did not like our rcpt to",
      "smtp:rcpt",
      "following rcpt",
    ],
  },
];

/**
 * After which command a reply came, as mail servers say it in prose ("in reply to end of DATA command").
 * Where several are named, as in a transcript, the last one before the refusal counts.
 */
export function inferStage(text: string): ReplyStage {
  const lower = text.toLowerCase().replace(/\s+/g, " ");
  let found: { stage: ReplyStage; at: number } = { stage: "report", at: -1 };
  for (const { stage, words } of phrases) {
    for (const word of words) {
      const at = lower.lastIndexOf(word);
      if (at > found.at) found = { stage: stage === "data" ? "dot" : stage, at };
    }
  }
  return found.stage;
}
