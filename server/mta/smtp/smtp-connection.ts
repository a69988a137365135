import { attributeReply, type SmtpStage } from "./attribute-reply";
import { type Envelope, envelopeCommands } from "./envelope-commands";
import { frameBody } from "./frame-body";
import type { PeerAbilities } from "./peer-abilities";
import type { SmtpReply } from "./reply-parser";
import type { ChannelLoss, SmtpChannel } from "./smtp-channel";
import type { SmtpTimeouts } from "./smtp-timeouts";
import { ownVerdict, type Verdict } from "./verdict";

export type Delivery = Envelope & {
  /**
   * Asked once the peer waits for the body, before its first byte leaves. False aborts: nothing is delivered.
   * It is always awaited to its end, so it must have a time limit of its own.
   */
  readonly gate: () => Promise<boolean>;
};

export type Delivered = {
  readonly verdict: Verdict;
  /**
   * The connection had carried messages before and turned out to be gone when this one began. Nothing was
   * tried: the message may go on another connection in the same attempt.
   */
  readonly isStale: boolean;
};

type Settings = {
  readonly abilities: PeerAbilities;
  readonly pipelining: boolean;
  readonly timeouts: SmtpTimeouts;
};

/** Blocks of a large body; a smaller one leaves in one write together with its final dot. */
const blockBytes = 256 * 1024;

/** A connection that takes messages, one at a time. Made by `connectSmtp`. */
export class SmtpConnection {
  readonly #channel: SmtpChannel;
  readonly #settings: Settings;
  #pipelining: boolean;
  #needsReset = false;
  #transactions = 0;

  constructor(channel: SmtpChannel, settings: Settings) {
    this.#channel = channel;
    this.#settings = settings;
    this.#pipelining = settings.pipelining;
  }

  get abilities(): PeerAbilities {
    return this.#settings.abilities;
  }

  /** False when the peer does not offer it, or has shown that it cannot take commands in groups. */
  get pipelining(): boolean {
    return this.#pipelining;
  }

  get usable(): boolean {
    return this.#channel.loss === null;
  }

  /** Called once when the connection ends, whoever ends it. */
  set onLoss(listener: (() => void) | null) {
    this.#channel.onLoss = listener;
  }

  /** One message to one recipient. Must not be called again before it has resolved; never rejects. */
  async deliver(delivery: Delivery): Promise<Delivered> {
    const commands = envelopeCommands(delivery, this.abilities);
    if (commands.kind === "refused") return { verdict: commands.verdict, isStale: false };
    const isFirst = this.#transactions === 0;
    const opening = await this.#open(commands.mail, commands.rcpt);
    this.#transactions++;
    if (opening) {
      const isAtStart = opening.stage === "rset" || opening.stage === "mail";
      const isTheirs = opening.verdict.scope === "host" || opening.verdict.scope === "connection";
      return { verdict: opening.verdict, isStale: !isFirst && isAtStart && isTheirs && !this.usable };
    }
    return { verdict: await this.#sendBody(delivery), isStale: false };
  }

  /** Says QUIT, waits shortly for its reply, and closes. */
  async quit(): Promise<void> {
    this.#channel.send("QUIT\r\n", 1);
    await this.#channel.reply(this.#settings.timeouts.quitSeconds);
    this.destroy("closed by us");
  }

  /** Closes at once. A running `deliver` resolves: `unknown` when its final dot was written. */
  destroy(detail: string): void {
    this.#channel.destroy(detail);
  }

  /** Up to the 354. Null when the peer waits for the body. */
  async #open(mail: string, rcpt: string): Promise<Failure | null> {
    const steps: Step[] = [
      { stage: "mail", command: mail, seconds: this.#settings.timeouts.mailSeconds },
      { stage: "rcpt", command: rcpt, seconds: this.#settings.timeouts.rcptSeconds },
      { stage: "data", command: "DATA\r\n", seconds: this.#settings.timeouts.dataSeconds },
    ];
    if (this.#needsReset) {
      steps.unshift({ stage: "rset", command: "RSET\r\n", seconds: this.#settings.timeouts.ehloSeconds });
    }
    this.#needsReset = true;
    const wasGrouped = this.#pipelining;
    const failure = await this.#converse(steps, wasGrouped);
    if (failure?.verdict.code !== 503 || !wasGrouped || failure.stage === "rset" || !this.usable)
      return failure;
    // The group is at fault, not the message: once more, step by step.
    this.#pipelining = false;
    return this.#open(mail, rcpt);
  }

  async #converse(steps: readonly Step[], isGrouped: boolean): Promise<Failure | null> {
    if (isGrouped) this.#channel.send(steps.map((step) => step.command).join(""), steps.length);
    let failure: Failure | null = null;
    let isRecipientTaken = false;
    for (const { stage, command, seconds } of steps) {
      if (!isGrouped) this.#channel.send(command, 1);
      const answer = await this.#channel.reply(seconds);
      if (answer.kind === "lost") return failure ?? { stage, verdict: lostBeforeDot(stage, answer) };
      if (answer.code === 421) this.destroy("the peer closes the connection");
      const isGood = stage === "data" ? answer.code === 354 : answer.code >= 200 && answer.code < 300;
      if (isGood && stage === "rcpt") isRecipientTaken = true;
      if (!isGood && stage === "rset") this.destroy("the peer does not reset");
      if (!isGood) failure ??= { stage, verdict: attributeReply(stage, answer) };
      if (failure && (!isGrouped || !this.usable)) return failure;
      if (failure && stage === "data" && answer.code === 354) await this.#closeEmpty(isRecipientTaken);
    }
    return failure;
  }

  /**
   * A 354 although the transaction has failed: a lone dot ends it (RFC 2920 §3.1). Not when a recipient was
   * taken all the same: an empty message would be delivered.
   */
  async #closeEmpty(isRecipientTaken: boolean): Promise<void> {
    if (isRecipientTaken) return this.destroy("a transaction without a sender was opened");
    this.#channel.send(".\r\n", 1);
    await this.#channel.reply(this.#settings.timeouts.dataSeconds);
  }

  async #sendBody({ body, gate }: Delivery): Promise<Verdict> {
    const permission = await ask(gate);
    if (permission !== true) {
      this.destroy("the message was withheld");
      if (permission === false)
        return ownVerdict("withheld", "local", null, "Withheld before its body was sent.");
      return ownVerdict("deferred", "local", null, `Could not be recorded before sending: ${permission}`);
    }
    const framed = frameBody(body);
    const early = await this.#sendBlocks(framed);
    if (early) return early;
    const answer = await this.#channel.reply(this.#settings.timeouts.dotSeconds);
    if (answer.kind === "lost") {
      const text = `The final dot was sent and not answered: ${answer.detail}.`;
      return ownVerdict("unknown", "connection", "4.4.2", text);
    }
    return this.#settle(answer);
  }

  /** Everything up to and with the final dot; a verdict when the peer ended it before the last block. */
  async #sendBlocks(framed: Buffer): Promise<Verdict | null> {
    const last = Math.max(0, Math.ceil(framed.length / blockBytes) - 1) * blockBytes;
    for (let at = 0; at < last; at += blockBytes) {
      await this.#channel.flush(framed.subarray(at, at + blockBytes), this.#settings.timeouts.blockSeconds);
      if (this.#channel.loss) break;
    }
    const loss = this.#channel.loss;
    if (loss) return loss.reply ? attributeEarly(loss.reply) : lostBeforeDot("data", loss);
    this.#channel.send(last === 0 ? framed : framed.subarray(last), 1);
    return null;
  }

  #settle(reply: SmtpReply): Verdict {
    const verdict = attributeReply("dot", reply);
    if (verdict.kind === "accepted") this.#needsReset = false;
    else if (verdict.kind === "unknown" || reply.code === 421) this.destroy("the peer closes the connection");
    return verdict;
  }
}

/** The gate's answer, or what it failed with. */
async function ask(gate: Delivery["gate"]): Promise<boolean | string> {
  try {
    return await gate();
  } catch (error) {
    return String(error);
  }
}

type Step = { readonly stage: SmtpStage; readonly command: string; readonly seconds: number };
type Failure = { readonly stage: SmtpStage; readonly verdict: Verdict };

/** A reply in the middle of the body, which closes the connection: an acceptance of half a message is none. */
function attributeEarly(reply: SmtpReply): Verdict {
  const verdict = attributeReply("dot", reply);
  return verdict.kind === "deferred" || verdict.kind === "bounced"
    ? verdict
    : ownVerdict("deferred", "connection", "4.5.0", `A reply before the end of the message: ${reply.text}`);
}

function lostBeforeDot(stage: SmtpStage, loss: ChannelLoss): Verdict {
  if (loss.reply?.code === 421) return attributeReply("greeting", loss.reply);
  return ownVerdict(
    "deferred",
    "connection",
    "4.4.2",
    `Lost at ${stage}, before the message: ${loss.detail}.`,
  );
}
