import type { MergeSegment } from "./parse-merge";

/**
 * A place that is filled for each recipient. `form` says how a value is written: as text (in HTML with its line
 * breaks), inside an HTML attribute, or percent-encoded inside the query of an address.
 */
export type Slot =
  | {
      readonly kind: "value";
      readonly path: string;
      readonly fallback: string;
      readonly form: "text" | "attribute" | "query";
    }
  | { readonly kind: "link"; readonly no: number }
  | { readonly kind: "open" | "unsubscribe" | "webView" };

/** A body part: quoted-printable bytes ready for the wire, and slots, each with a soft line break on both sides. */
export type CompiledPart = ReadonlyArray<Buffer | Slot>;

/** A tracked link. `url` is where it leads, values only in its query: `fillLink` makes the address. */
export type CompiledLink = { readonly no: number; readonly url: readonly MergeSegment[] };

/** All of a mail that is the same for every recipient, done once. */
export type CompiledTemplate = {
  readonly subject: readonly MergeSegment[];
  readonly preheader: readonly MergeSegment[];
  readonly text: CompiledPart;
  /** null: a text-only mail. */
  readonly html: CompiledPart | null;
  /** Numbers run from 1; the link with number n stands at index n - 1. */
  readonly links: readonly CompiledLink[];
};

/** Addresses that are left as they are: as written in the mail, or by host with its subdomains. */
export type LinksPolicy = {
  readonly untrackedUrls: readonly string[];
  readonly untrackedHosts: readonly string[];
};
