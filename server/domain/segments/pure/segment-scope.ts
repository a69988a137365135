/** What a rule is read against: whose contacts, and which day it is in the tenant's zone. */
export type SegmentScope = {
  readonly tenantId: string;
  /** `YYYY-MM-DD` in `timeZone`. */
  readonly today: string;
  /** IANA name; where days begin. */
  readonly timeZone: string;
};
