/** What is wrong, as a code that a page turns into words. */
export type DomainProblem =
  | "ownershipMissing"
  | "ownershipTokenDiffers"
  | "dkimMissing"
  | "dkimMultiple"
  | "dkimNotValid"
  | "dkimRevoked"
  | "dkimKeyDiffers"
  | "spfMissing"
  | "spfMultiple"
  | "spfNotValid"
  | "spfIncludeMissing"
  | "spfTooManyLookups"
  | "dmarcMissing"
  | "dmarcMultiple"
  | "dmarcPolicyNotValid"
  | "returnPathMxMissing"
  | "returnPathNotOurs"
  | "returnPathSpf"
  | "domainRefusesMail"
  | "domainHasNoHost"
  | "trackingMissing"
  | "trackingNotOurs"
  | "dnsNotAnswering";

/** One record of a sending domain, as it is and as it should be. */
export type DomainCheck = {
  record: "ownership" | "dkim" | "spf" | "dmarc" | "return-path" | "mx-or-a" | "tracking";
  /** Where it was looked for. */
  name: string;
  status: "pass" | "missing" | "wrong" | "temporary";
  /** The values that DNS gave. */
  found: string[];
  /** What to publish. */
  expected: string;
  /** Null when it passes. */
  problem: DomainProblem | null;
};

/** The check of a record of which DNS says nothing now. */
export function readTemporary(base: Pick<DomainCheck, "record" | "name" | "expected">): DomainCheck {
  return { ...base, status: "temporary", found: [], problem: "dnsNotAnswering" };
}
