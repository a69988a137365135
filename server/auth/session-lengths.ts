import type { Audience } from "./audience";
import { tenantsOfPerson } from "./request-context";

export type SessionLengths = {
  /** Ends, however busy. */
  readonly lengthSeconds: number;
  /** Ends when unused for so long. */
  readonly idleSeconds: number;
};

/** Whoever runs the installation can reach every tenant: a working day, and half an hour away from the desk. */
const ofOperators: SessionLengths = { lengthSeconds: 8 * 3_600, idleSeconds: 1_800 };
/** OWASP, Session Management, Session Expiration: for somebody who belongs to no tenant yet. */
const usual: SessionLengths = { lengthSeconds: 12 * 3_600, idleSeconds: 7_200 };

/** How long a new session lasts: as the strictest of the person's tenants says. */
export async function sessionLengths(personId: string, audience: Audience): Promise<SessionLengths> {
  if (audience === "operator") return ofOperators;
  const tenants = await tenantsOfPerson(personId);
  if (tenants.length === 0) return usual;
  return {
    lengthSeconds: Math.min(...tenants.map(({ sessionHours }) => sessionHours * 3_600)),
    idleSeconds: Math.min(...tenants.map(({ idleMinutes }) => idleMinutes * 60)),
  };
}
