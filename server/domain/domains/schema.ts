import { z } from "zod";

/** At most so many sending domains a tenant. */
export const mostDomains = 50;
const domainId = z.uuid();

export const addDomainInput = z.strictObject({ name: z.string().trim().min(1).max(300) });
export const getDomainInput = z.strictObject({ domainId });
export const checkDomainInput = z.strictObject({ domainId });
export const removeDomainInput = z.strictObject({ domainId });

export type AddDomainInput = z.output<typeof addDomainInput>;
export type DomainState = "pending" | "verified" | "failing";

/** A record that the owner of the domain sets in DNS. */
export type DomainRecord = {
  record: "ownership" | "dkim" | "spf" | "dmarc";
  type: "TXT";
  /** In full: `_hikyaku.example.jp`. Some providers want the part before the domain alone: `host`. */
  name: string;
  /** `_hikyaku`; `@` for the domain itself. */
  host: string;
  value: string;
  /** A value that is there already and that `value` takes the place of; null: add a record. */
  replaces: string | null;
};

/** What a look into DNS said of one record, as far as it matters here. */
export type RecordCheck = {
  readonly record: "ownership" | "dkim" | "spf" | "dmarc" | "return-path" | "mx-or-a" | "tracking";
  /** `temporary`: DNS did not answer, so nothing follows. */
  readonly status: "pass" | "missing" | "wrong" | "temporary";
  /** The values that DNS gave. */
  readonly found: readonly string[];
};
