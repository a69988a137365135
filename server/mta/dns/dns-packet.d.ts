/** The part of dns-packet 5.6 that is used here; the package has no types. */
declare module "dns-packet" {
  export type Question = { name: string; type: string; class?: string };
  export type SoaData = {
    mname: string;
    rname: string;
    serial: number;
    refresh: number;
    retry: number;
    expire: number;
    minimum: number;
  };
  export type MxData = { preference: number; exchange: string };
  export type Answer = { name: string; type: string; class?: string; ttl?: number; data: unknown };
  export type OptAnswer = {
    name: ".";
    type: "OPT";
    udpPayloadSize: number;
    flags?: number;
    options: never[];
  };
  export type Packet = {
    id: number;
    type: "query" | "response";
    flags: number;
    questions: Question[];
    answers: Answer[];
    authorities: Answer[];
    additionals: (Answer | OptAnswer)[];
  };
  export type DecodedPacket = Packet & { rcode: string; opcode: string; flag_tc: boolean };

  export const AUTHORITATIVE_ANSWER: number;
  export const TRUNCATED_RESPONSE: number;
  export const RECURSION_DESIRED: number;

  /** Throws on what it cannot encode; changes the arrays of TXT data. */
  export function encode(packet: Partial<Packet>): Buffer;
  export function streamEncode(packet: Partial<Packet>): Buffer;
  /** Throws on a malformed packet. */
  export function decode(packet: Buffer): DecodedPacket;
}
