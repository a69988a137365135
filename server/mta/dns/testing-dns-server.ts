import { createSocket } from "node:dgram";
import { once } from "node:events";
import { type DecodedPacket, decode, encode, type Packet } from "dns-packet";

export type ScriptedServer = { address: string; asked: () => number; close: () => void };

/**
 * A UDP name server on loopback that says what a test wants: for what a sound server never does.
 *
 * @param respond the parts that differ from an empty answer to the query, or null to stay silent
 */
export async function startScriptedServer(
  respond: (query: DecodedPacket, count: number) => Partial<Packet> | null,
): Promise<ScriptedServer> {
  const socket = createSocket("udp4");
  let count = 0;
  socket.on("message", (message, peer) => {
    const query = decode(message);
    const response = respond(query, ++count);
    if (!response) return;
    const { id, questions } = query;
    socket.send(encode({ id, type: "response", flags: 0, questions, ...response }), peer.port, peer.address);
  });
  socket.bind(0, "127.0.0.1");
  await once(socket, "listening");
  return { address: `127.0.0.1:${socket.address().port}`, asked: () => count, close: () => socket.close() };
}
