import { ownVerdict, type Verdict } from "@/server/mta/smtp/verdict";
import type { OutboundMessage } from "./outbound-message";

type Built =
  | { readonly kind: "built"; readonly body: Buffer }
  | { readonly kind: "failed"; readonly verdict: Verdict };

/** A message while the pool holds it. */
export type Entry = {
  readonly message: OutboundMessage;
  site: string | null;
  /** Once started it can no longer be handed back; once settled it has had its outcome. */
  state: "waiting" | "started" | "settled";
  built: Promise<Built> | null;
  /** Connections that turned out to be gone when it was their turn to carry it. */
  staleConnections: number;
};

export function makeEntry(message: OutboundMessage): Entry {
  return { message, site: null, state: "waiting", built: null, staleConnections: 0 };
}

/** Renders and signs, once, whichever connection asks first. */
export function buildEntry(entry: Entry): Promise<Built> {
  entry.built ??= build(entry.message);
  return entry.built;
}

async function build(message: OutboundMessage): Promise<Built> {
  try {
    return { kind: "built", body: await message.build() };
  } catch (error) {
    const text = `The message could not be built: ${error instanceof Error ? error.message : String(error)}`;
    return { kind: "failed", verdict: ownVerdict("deferred", "local", null, text) };
  }
}
