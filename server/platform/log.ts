import { pino } from "pino";
import { env } from "./env";

/** Fields that a log line may carry. Addresses, names, subjects, tokens and bodies are not among them. */
export type LogFields = Partial<
  Record<
    | "process"
    | "job"
    | "jobId"
    | "requestId"
    | "tenantId"
    | "actorId"
    | "releaseId"
    | "campaignId"
    | "importId"
    | "domainId"
    | "procedure"
    | "method"
    | "route"
    | "status"
    | "code"
    | "key"
    | "host"
    | "site"
    | "kind"
    | "hash"
    | "signature"
    | "signal"
    | "error"
    | "stack",
    string | null | undefined
  > &
    Record<
      | "count"
      | "durationMs"
      | "port"
      | "attempt"
      | "accepted"
      | "deferred"
      | "bounced"
      | "unknown"
      | "released"
      | "epoch",
      number | undefined
    >
>;

let root: pino.Logger | undefined;
const logger = () => {
  root ??= pino({ level: env().LOG_LEVEL, base: null, timestamp: pino.stdTimeFunctions.isoTime });
  return root;
};

/** Structured lines on standard output; the type of `fields` keeps personal data out of them. */
export const log = {
  debug: (message: string, fields: LogFields = {}) => logger().debug(fields, message),
  info: (message: string, fields: LogFields = {}) => logger().info(fields, message),
  warn: (message: string, fields: LogFields = {}) => logger().warn(fields, message),
  error: (message: string, fields: LogFields = {}) => logger().error(fields, message),
};

/** What may be told of an unexpected error: its class, code and place, but not its text, which can quote a row. */
export function errorFields(error: unknown): LogFields {
  if (!(error instanceof Error)) return { error: typeof error };
  const code = "code" in error && typeof error.code === "string" ? error.code : undefined;
  const stack = (error.stack ?? "")
    .split("\n")
    .filter((line) => line.trimStart().startsWith("at "))
    .slice(0, 8)
    .join("\n");
  return { error: error.name, code, stack };
}
