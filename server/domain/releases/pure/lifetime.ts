/**
 * How long a mail is worth trying, in hours from when it is queued: marketing is old news after three days, and a test that has not
 * arrived is asked for again by hand. Nights count; the time for which its release is paused does not.
 */
export const lifetimeInHours = { campaign: 72, test: 4 } as const;
