import type { AddressInfo } from "node:net";
import { SMTPServer, type SMTPServerSession } from "smtp-server";
import { networkOf } from "./network-of";
import { readMail } from "./read-mail";
import { smtpRefusal } from "./smtp-refusal";

export type IncomingMail = {
  recipient: string;
  /** "" for the null sender `<>`, as every bounce must have it (RFC 5321 §4.5.5). */
  envelopeFrom: string;
  /** The mail as received, dots unstuffed, no Received header added. */
  bytes: Buffer;
  remoteAddress: string;
};

export type IntakeLimits = {
  mailBytes: number;
  recipientsPerMail: number;
  connections: number;
  /** From one IPv4 address or one IPv6 /64. */
  connectionsPerNetwork: number;
  idleSeconds: number;
  /** However busy, a connection ends after this. */
  sessionSeconds: number;
  /** How long `onMail` may take before the sender is told to come back. */
  handlerSeconds: number;
  /** How long `close` waits for conversations that are under way. */
  closeSeconds: number;
};

export const intakeLimits: IntakeLimits = {
  mailBytes: 5 * 1024 * 1024,
  recipientsPerMail: 10,
  connections: 200,
  connectionsPerNetwork: 10,
  idleSeconds: 60,
  sessionSeconds: 900,
  handlerSeconds: 60,
  closeSeconds: 10,
};

export type IntakeServerOptions = {
  /** 0 takes a free one. */
  port: number;
  host: string;
  /** Our name in greeting and EHLO. */
  hostname: string;
  /** Asked for every RCPT; anything but true is "no such user": we never relay. */
  accepts: (recipient: string) => boolean;
  /**
   * Called once per recipient, before the sender hears 250. A rejection makes it 451, and the sender comes back
   * with the same mail for all its recipients: it must be safe to be called twice with one mail.
   */
  onMail: (mail: IncomingMail) => Promise<void>;
  /** Told of a peer that broke off and of a failure of `accepts` or `onMail`; here the server only answers. */
  onTrouble: (trouble: IntakeTrouble, error: unknown) => void;
  limits?: Partial<IntakeLimits>;
  /** STARTTLS is offered only with a certificate. */
  tls?: { key: string; cert: string };
};

export type IntakeTrouble = "connection" | "recipient" | "mail";

export type IntakeServer = { port: number; close: () => Promise<void> };

/**
 * Receives mail by SMTP for the recipients that `accepts` names: bounces, complaints, sign-up mails. It answers
 * on the connection only and never sends mail (no backscatter). 250 means that `onMail` has resolved.
 *
 * @throws the error of listen(), such as EADDRINUSE
 */
export async function startIntakeServer(options: IntakeServerOptions): Promise<IntakeServer> {
  const limits = { ...intakeLimits, ...options.limits };
  const guard = connectionGuard(limits);
  const server = new SMTPServer({
    name: options.hostname,
    banner: "mail intake",
    logger: false,
    disableReverseLookup: true,
    disabledCommands: options.tls === undefined ? ["AUTH", "STARTTLS"] : ["AUTH"],
    ...(options.tls ?? {}),
    hideENHANCEDSTATUSCODES: true,
    size: limits.mailBytes,
    maxClients: limits.connections,
    maxRecipients: limits.recipientsPerMail,
    // docomo and au hand out addresses that RFC 5321 forbids, and they bounce from them.
    lenientAddressParsing: true,
    socketTimeout: limits.idleSeconds * 1_000,
    closeTimeout: limits.closeSeconds * 1_000,
    onConnect: (session, done) => done(guard.open(session, () => hangUp(server, session))),
    onClose: (session) => guard.close(session),
    onRcptTo: (address, _session, done) => done(refusalOf(options, address.address)),
    onData: (stream, session, done) => {
      readMail(stream, session, { ...options, limits }).then(
        () => done(null, "2.0.0 Taken"),
        (error: Error) => done(error),
      );
    },
  });
  await listen(server, options);
  // A peer that resets the connection is no event of ours; without a listener it would end the process.
  server.on("error", (error) => options.onTrouble("connection", error));
  return { port: (server.server.address() as AddressInfo).port, close: () => closeServer(server) };
}

function listen(server: SMTPServer, { port, host }: IntakeServerOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      resolve();
    });
  });
}

function closeServer(server: SMTPServer): Promise<void> {
  return new Promise((resolve) => server.close(resolve));
}

function hangUp(server: SMTPServer, session: SMTPServerSession): void {
  for (const connection of server.connections) {
    if (connection.id === session.id) connection.close();
  }
}

function refusalOf({ accepts, onTrouble }: IntakeServerOptions, recipient: string): Error | null {
  try {
    return accepts(recipient) ? null : smtpRefusal(550, "5.1.1 No such user here");
  } catch (error) {
    onTrouble("recipient", error);
    return smtpRefusal(451, "4.3.0 Try again later");
  }
}

/** Counts open connections per network and ends those that last too long. */
function connectionGuard(limits: IntakeLimits) {
  const openByNetwork = new Map<string, number>();
  const sessions = new Map<string, { network: string; timer: NodeJS.Timeout }>();
  return {
    open(session: SMTPServerSession, hangUpNow: () => void): Error | null {
      const network = networkOf(session.remoteAddress);
      const open = openByNetwork.get(network) ?? 0;
      if (open >= limits.connectionsPerNetwork)
        return smtpRefusal(421, "4.7.0 Too many connections from you");
      openByNetwork.set(network, open + 1);
      const timer = setTimeout(hangUpNow, limits.sessionSeconds * 1_000).unref();
      sessions.set(session.id, { network, timer });
      return null;
    },
    close(session: SMTPServerSession): void {
      const known = sessions.get(session.id);
      if (known === undefined) return;
      clearTimeout(known.timer);
      sessions.delete(session.id);
      const left = (openByNetwork.get(known.network) ?? 1) - 1;
      if (left > 0) openByNetwork.set(known.network, left);
      else openByNetwork.delete(known.network);
    },
  };
}
