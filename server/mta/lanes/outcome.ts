import type { Verdict } from "@/server/mta/smtp/verdict";

/** What became of one submitted message. Each message gets exactly one. */
export type Outcome = {
  readonly id: string;
  /** `released`: not started, handed back as it was. The others as in `Verdict`. */
  readonly kind: Verdict["kind"] | "released";
  /** The code of the deciding reply; null when none did. */
  readonly code: number | null;
  /** RFC 3463; of our own making when no reply decided. */
  readonly enhanced: string | null;
  /** The deciding reply as it came, lines joined by LF, or a sentence of ours; at most 1,000 characters. */
  readonly text: string;
  /** The MX host and the IP address that were asked last; null when none was. */
  readonly host: string | null;
  readonly address: string | null;
  /** The sorted MX names of the domain; null before they are known. */
  readonly site: string | null;
  readonly scope: Verdict["scope"];
  readonly at: Date;
};
