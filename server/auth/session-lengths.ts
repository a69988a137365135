import type { Audience } from "./audience";

export type SessionLengths = {
  /** Ends, however busy. */
  readonly lengthSeconds: number;
  /** Ends when unused for so long. */
  readonly idleSeconds: number;
};

/** Whoever runs the installation can reach every tenant: a working day, and half an hour away from the desk. */
const ofOperators: SessionLengths = { lengthSeconds: 8 * 3_600, idleSeconds: 1_800 };
const ofTenants: SessionLengths = { lengthSeconds: 12 * 3_600, idleSeconds: 7_200 };

/** How long a new session lasts. */
export const sessionLengths = (audience: Audience): SessionLengths =>
  audience === "operator" ? ofOperators : ofTenants;
