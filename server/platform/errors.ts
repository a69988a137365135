export type ErrorCode =
  | "INVALID"
  | "UNAUTHENTICATED"
  | "FORBIDDEN"
  | "NOT_FOUND"
  | "CONFLICT"
  | "RATE_LIMITED"
  | "TOO_LARGE"
  | "UNAVAILABLE";

/**
 * The one error that verbs throw. It carries no sentence: `key` names one in `messages/{ja,en}`
 * (`campaigns.missingSubject` is `errors.missingSubject` of `campaigns.json`), which the door renders
 * in the reader's language with `details` filled in.
 */
export class DomainError extends Error {
  override readonly name = "DomainError";

  constructor(
    readonly code: ErrorCode,
    readonly key: string,
    readonly details: Readonly<Record<string, unknown>> = {},
  ) {
    super(`${code} ${key}`);
  }
}

/** The answer for an id that is unknown, and equally for one of another tenant: nobody can tell them apart. */
export const notFound = (noun: string) => new DomainError("NOT_FOUND", `${noun}.notFound`);
