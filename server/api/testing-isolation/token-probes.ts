import { makeReaderToken } from "@/server/platform/reader-token";
import type { Asker, World } from "./make-world";

/** One way to ask a route about something: called with what another tenant has, and with what nobody has. */
export type Probe = {
  readonly what: string;
  /** Of the other tenant; `unknownLike` it, or `nobodys`, is the other half. */
  readonly foreign: string;
  readonly nobodys?: () => string;
  readonly ask: (value: string, asker: Asker) => Response | Promise<Response>;
  /** Whoever comes: no session, or each role. */
  readonly isForRoles?: boolean;
};
const done: Promise<unknown>[] = [];
/** What a door does after its answer, so that it can be waited for. */
export const later = (work: () => Promise<unknown>) => void done.push(work());

/** A token of ours that names a send of theirs, which only we could have made; and one of theirs with our number in it, which anybody can. */
export function tokenProbes(
  world: World,
  kind: "o" | "c" | "u" | "v",
  ask: (token: string) => Response | Promise<Response>,
): Probe[] {
  const [mine, other] = [world.ours.mails[0], world.theirs.mails[0]];
  if (!mine || !other) throw new Error("a tenant has sent nothing");
  const { tenantNumber, madeMonth } = mine;
  const linkNo = kind === "c" ? 1 : 0;
  const signed = (sendId: string) => makeReaderToken({ kind, tenantNumber, madeMonth, sendId, linkNo });
  const theirToken = makeReaderToken({
    kind,
    tenantNumber: other.tenantNumber,
    madeMonth,
    sendId: other.id,
    linkNo,
  });
  const spliced = Buffer.from(theirToken, "base64url");
  spliced.writeUInt32BE(tenantNumber, 2);
  const told = async (token: string) => {
    const response = await ask(token);
    await Promise.all(done.splice(0));
    return response;
  };
  return [
    { what: "a signed token of ours with their send", foreign: other.id, ask: (id) => told(signed(id)) },
    {
      what: "their token with our number",
      foreign: spliced.toString("base64url"),
      nobodys: () =>
        Buffer.from(spliced.map((byte, at) => (at > 25 ? byte ^ 0x55 : byte))).toString("base64url"),
      ask: told,
    },
  ];
}
