import type { z } from "zod";

type Options = {
  /** Tries after the first, each about `retryDelay × 2^n` seconds after the last. */
  retryLimit: number;
  retryDelay: number;
  retryBackoff: boolean;
  /** A job that runs longer than this is taken from its worker and tried again. */
  expireInSeconds: number;
  /** A worker that does not say for so long that it still works on the job has lost it. */
  heartbeatSeconds?: number;
  /** `exclusive`: at most one job per key is queued or running. */
  policy: "standard" | "exclusive";
};

export type Job<Payload extends z.ZodType = z.ZodType> = { name: string; payload: Payload; options: Options };

const defaults: Options = {
  retryLimit: 5,
  retryDelay: 10,
  retryBackoff: true,
  expireInSeconds: 900,
  policy: "standard",
};

/** Declares a job: a shard or a clock, never one mail, one contact or one run; ids only; safe to run twice. */
export const defineJob = <Payload extends z.ZodType>(
  name: string,
  payload: Payload,
  options: Partial<Options> = {},
): Job<Payload> => ({ name, payload, options: { ...defaults, ...options } });
