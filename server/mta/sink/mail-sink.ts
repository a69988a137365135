import net, { type Socket } from "node:net";
import { DeliveryTally, type SinkCounts } from "./delivery-tally";
import { messageIdOf, type SinkMessage } from "./sink-message";
import type { SinkBehaviour } from "./sink-script";
import { SinkSession } from "./sink-session";
import { directoryStore, memoryStore } from "./sink-store";

export type MailSinkOptions = {
  /** 0, the default, takes a free one. */
  readonly port?: number;
  /** The address to listen on; 127.0.0.1 without. */
  readonly host?: string;
  /** In memory, or in a directory that may hold more than memory does. */
  readonly keep?: "memory" | { readonly directory: string };
  readonly behaviour?: SinkBehaviour;
  /** What the nth connection (from 1) meets: a close, silence, a greeting of its own, or nothing special. */
  readonly greet?: (connection: number) => "close" | "silence" | `${number} ${string}` | undefined;
  readonly onMessage?: (message: SinkMessage) => void;
  /** Further messages on a connection get a 421. */
  readonly maxMessagesPerConnection?: number;
  /** Offered as SIZE, and enforced; 50 MB without. */
  readonly maxMessageBytes?: number;
  readonly pipelining?: boolean;
  readonly eightBitMime?: boolean;
  readonly smtpUtf8?: boolean;
};

export type MailSink = {
  readonly host: string;
  readonly port: number;
  counts(): SinkCounts & SinkConnections;
  /** Deliveries to one recipient, by the exact RCPT path. */
  deliveriesTo(recipient: string): number;
  /** Messages with one Message-ID, given with its angle brackets. */
  copiesOf(messageId: string): number;
  /** What was kept, in the order of arrival, read as one goes. */
  messages(): AsyncIterable<SinkMessage>;
  /** Stops listening and drops the connections that are open. */
  close(): Promise<void>;
};

export type SinkConnections = {
  readonly connections: number;
  readonly openConnections: number;
  /** The most at one time, without those that we had closed and whose peer had not seen it yet. */
  readonly peakConnections: number;
  /** Bodies that were begun and whose final dot never came. */
  readonly abortedBodies: number;
};

const defaultMessageBytes = 50 * 1024 * 1024;

/**
 * A receiving mail server for demo, tests and benchmarks: it takes everything, or does what its script says,
 * keeps envelope and octets exactly as they came, and counts what came twice.
 *
 * @throws the socket's error when the port cannot be taken
 */
export async function startMailSink(options: MailSinkOptions = {}): Promise<MailSink> {
  const keep = options.keep ?? "memory";
  const store = keep === "memory" ? memoryStore() : directoryStore(keep.directory);
  const tally = new DeliveryTally();
  for (const message of store.before) tally.add(message.recipients, message.messageId);
  const connections = { connections: 0, peakConnections: 0, abortedBodies: 0 };
  const open = new Set<Socket>();
  const server = net.createServer({ noDelay: true }, (socket) => {
    // A peer that resets is part of the job; "close" follows and is what counts.
    socket.on("error", () => undefined);
    open.add(socket);
    connections.connections++;
    const inUse = [...open].filter((other) => !other.writableEnded).length;
    connections.peakConnections = Math.max(connections.peakConnections, inUse);
    const session = converse(socket, options, connections.connections, (received) => {
      const message = { number: tally.counts().messages + 1, ...received };
      store.keep(message);
      tally.add(message.recipients, message.messageId);
      options.onMessage?.(message);
    });
    socket.on("close", () => {
      open.delete(socket);
      if (session?.isReceiving) connections.abortedBodies++;
    });
  });
  let closing: Promise<void> | null = null;
  const { address, port } = await listen(server, options.port ?? 0, options.host ?? "127.0.0.1");
  return {
    host: address,
    port,
    counts: () => ({ ...tally.counts(), ...connections, openConnections: open.size }),
    deliveriesTo: (recipient) => tally.deliveriesTo(recipient),
    copiesOf: (messageId) => tally.copiesOf(messageId),
    messages: () => store.messages(),
    close() {
      closing ??= new Promise<void>((resolve) => {
        server.close(() => {
          store.close();
          resolve();
        });
        for (const socket of open) socket.destroy();
      });
      return closing;
    },
  };
}

function converse(
  socket: Socket,
  options: MailSinkOptions,
  connection: number,
  receive: (message: Omit<SinkMessage, "number">) => void,
): SinkSession | null {
  const greeting = options.greet?.(connection) ?? "220 sink.test ESMTP";
  if (greeting === "close") {
    socket.destroy();
    return null;
  }
  if (!greeting.startsWith("220")) {
    if (greeting === "silence") socket.resume();
    else socket.end(`${greeting}\r\n`);
    return null;
  }
  socket.write(`${greeting}\r\n`);
  return new SinkSession(socket, {
    behaviour: options.behaviour ?? (() => undefined),
    abilities: abilitiesOf(options),
    maxMessageBytes: options.maxMessageBytes ?? defaultMessageBytes,
    maxMessages: options.maxMessagesPerConnection ?? Number.POSITIVE_INFINITY,
    store: (envelopeFrom, recipients, bytes) =>
      receive({
        envelopeFrom,
        recipients,
        remoteAddress: socket.remoteAddress ?? "",
        receivedAt: new Date(),
        messageId: messageIdOf(bytes),
        bytes,
      }),
  });
}

function abilitiesOf(options: MailSinkOptions): string[] {
  return [
    ...((options.pipelining ?? true) ? ["PIPELINING"] : []),
    `SIZE ${options.maxMessageBytes ?? defaultMessageBytes}`,
    ...((options.eightBitMime ?? true) ? ["8BITMIME"] : []),
    ...((options.smtpUtf8 ?? true) ? ["SMTPUTF8"] : []),
    "ENHANCEDSTATUSCODES",
  ];
}

function listen(server: net.Server, port: number, host: string): Promise<{ address: string; port: number }> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      const bound = server.address();
      if (bound === null || typeof bound === "string") reject(new Error("not a TCP server"));
      else resolve({ address: bound.address, port: bound.port });
    });
  });
}
