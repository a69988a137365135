import net from "node:net";
import { type Endpoint, endpointFor, type MailRoute, type RouteRefusal } from "./mail-route";

export type OpenSocketOptions = {
  readonly route: MailRoute;
  /** The address of the mail server that is wanted, as text. */
  readonly address: string;
  /** The source address to bind: the egress IP. */
  readonly localAddress?: string | undefined;
  readonly connectSeconds: number;
  /** Gives the attempt up. */
  readonly signal?: AbortSignal | undefined;
};

export type OpenedSocket =
  | { readonly kind: "open"; readonly socket: net.Socket; readonly endpoint: Endpoint }
  | RouteRefusal
  | { readonly kind: "failed"; readonly detail: string };

/**
 * Opens a TCP connection for outbound SMTP. This is the only place that does, so that the mail route holds for
 * every mail there is: a target that the route does not allow is refused before a packet leaves.
 *
 * @returns an open socket with Nagle's algorithm off; or why there is none
 */
export function openSocket(options: OpenSocketOptions): Promise<OpenedSocket> {
  const endpoint = endpointFor(options.route, options.address);
  if (endpoint.kind === "refused") return Promise.resolve(endpoint);
  return new Promise((resolve) => {
    const socket = net.connect({
      host: endpoint.host,
      port: endpoint.port,
      noDelay: true,
      ...(options.localAddress === undefined ? {} : { localAddress: options.localAddress }),
    });
    const settle = (result: OpenedSocket) => {
      clearTimeout(timer);
      options.signal?.removeEventListener("abort", abort);
      socket.removeAllListeners("connect");
      if (result.kind !== "open") socket.destroy();
      resolve(result);
    };
    const abort = () => settle({ kind: "failed", detail: "given up while connecting" });
    const timer = setTimeout(
      () => settle({ kind: "failed", detail: `no connection within ${options.connectSeconds} s` }),
      options.connectSeconds * 1000,
    );
    socket.once("connect", () => settle({ kind: "open", socket, endpoint }));
    // Stays for the life of the socket: an error without a listener would end the process.
    socket.on("error", (error) => settle({ kind: "failed", detail: error.message }));
    options.signal?.addEventListener("abort", abort);
    if (options.signal?.aborted) abort();
  });
}
