/**
 * How long a mail is worth trying, in hours from when it is queued: marketing is old news after three days, and a test that has not
 * arrived is asked for again by hand. The time for which it had to wait, for a person, the night or its account, does not count.
 */
export const lifetimeInHours = { campaign: 72, test: 4 } as const;
