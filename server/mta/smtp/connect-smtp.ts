import { attributeReply, type SmtpStage } from "./attribute-reply";
import type { MailRoute } from "./mail-route";
import { openSocket } from "./open-socket";
import { type PeerAbilities, peerAbilities } from "./peer-abilities";
import { type ChannelAnswer, SmtpChannel } from "./smtp-channel";
import { SmtpConnection } from "./smtp-connection";
import type { SmtpTimeouts } from "./smtp-timeouts";
import { ownVerdict, type Verdict } from "./verdict";

export type ConnectSmtpOptions = {
  readonly route: MailRoute;
  /** The mail server: its name for TLS, its address to dial. */
  readonly host: { readonly name: string; readonly address: string };
  readonly localAddress?: string | undefined;
  readonly ehloName: string;
  /** `off` after a handshake with this host has failed. */
  readonly tls: "opportunistic" | "off";
  /** False when this host has shown that it cannot take commands in groups. */
  readonly pipelining: boolean;
  readonly timeouts: SmtpTimeouts;
  readonly signal?: AbortSignal | undefined;
};

export type ConnectedSmtp =
  | { readonly kind: "open"; readonly connection: SmtpConnection }
  | { readonly kind: "failed"; readonly stage: SmtpStage; readonly verdict: Verdict };

/**
 * Dials a mail server as far as a connection that takes messages: greeting, EHLO (HELO where it is unknown),
 * and STARTTLS with a second EHLO when offered. Whatever stops that concerns the host and defers.
 */
export async function connectSmtp(options: ConnectSmtpOptions): Promise<ConnectedSmtp> {
  const opened = await openSocket({
    route: options.route,
    address: options.host.address,
    localAddress: options.localAddress,
    connectSeconds: options.timeouts.connectSeconds,
    signal: options.signal,
  });
  if (opened.kind !== "open") {
    const enhanced = opened.kind === "refused" ? "4.4.4" : "4.4.1";
    return {
      kind: "failed",
      stage: "connect",
      verdict: ownVerdict("deferred", "host", enhanced, opened.detail),
    };
  }
  const channel = new SmtpChannel(opened.socket);
  const abort = () => channel.destroy("given up while connecting");
  options.signal?.addEventListener("abort", abort);
  const result = await greet(channel, options);
  options.signal?.removeEventListener("abort", abort);
  if (result.kind === "failed") channel.destroy("the conversation could not begin");
  return result;
}

async function greet(channel: SmtpChannel, options: ConnectSmtpOptions): Promise<ConnectedSmtp> {
  const greeting = await channel.reply(options.timeouts.bannerSeconds);
  if (greeting.kind === "lost" || greeting.code !== 220) return failed("greeting", greeting);
  let hello = await sayHello(channel, options);
  if (hello.kind === "failed") return hello;
  if (hello.abilities.startTls && options.tls === "opportunistic") {
    const secured = await channel.startTls(options.host.name, options.timeouts.ehloSeconds);
    if (secured.kind === "lost") return failed("tls", secured);
    if (secured.kind === "secured") {
      hello = await sayHello(channel, options);
      if (hello.kind === "failed") return { ...hello, stage: "tls" };
    }
  }
  const connection = new SmtpConnection(channel, {
    abilities: hello.abilities,
    pipelining: options.pipelining && hello.abilities.pipelining,
    timeouts: options.timeouts,
  });
  return { kind: "open", connection };
}

type Hello =
  | { readonly kind: "hello"; readonly abilities: PeerAbilities }
  | (ConnectedSmtp & { kind: "failed" });

async function sayHello(channel: SmtpChannel, options: ConnectSmtpOptions): Promise<Hello> {
  channel.send(`EHLO ${options.ehloName}\r\n`, 1);
  const extended = await channel.reply(options.timeouts.ehloSeconds);
  if (extended.kind === "lost") return failed("ehlo", extended);
  if (extended.code === 250) return { kind: "hello", abilities: peerAbilities(extended.lines) };
  if (extended.code < 500) return failed("ehlo", extended);
  channel.send(`HELO ${options.ehloName}\r\n`, 1);
  const plain = await channel.reply(options.timeouts.ehloSeconds);
  if (plain.kind === "lost" || plain.code !== 250) return failed("ehlo", plain);
  return { kind: "hello", abilities: peerAbilities([]) };
}

function failed(stage: SmtpStage, answer: ChannelAnswer): ConnectedSmtp & { kind: "failed" } {
  const reply = answer.kind === "lost" ? answer.reply : answer;
  const verdict = reply
    ? attributeReply(stage, reply)
    : ownVerdict(
        "deferred",
        "host",
        "4.4.2",
        `Lost at ${stage}: ${answer.kind === "lost" ? answer.detail : ""}.`,
      );
  return { kind: "failed", stage, verdict };
}
