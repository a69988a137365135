import { randomUUID } from "node:crypto";
import { z } from "zod";
import { DomainError, type ErrorCode } from "@/server/platform/errors";
import { errorFields, log } from "@/server/platform/log";
import { describeIssue } from "./describe-issue";
import { errorSentence } from "./error-sentence";
import type { Language } from "./pick-language";

export type FieldError = { field: string; key: string; message: string };
export type RenderedError = {
  /** HTTP status (RFC 9110 §15). */
  status: number;
  code: ErrorCode | "UNEXPECTED";
  key: string;
  /** One or two sentences in the reader's language: what happened and what to do. */
  message: string;
  details: Readonly<Record<string, unknown>>;
  fields: readonly FieldError[];
};

export const statusOfCode: Readonly<Record<ErrorCode, number>> = {
  INVALID: 400,
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  CONFLICT: 409,
  TOO_LARGE: 413,
  RATE_LIMITED: 429,
  UNAVAILABLE: 503,
};

/** More wrong fields than this are counted, not listed. */
const mostFields = 100;
/** Lost or ended connections of PostgreSQL: class 08, 57P01–57P03, 53300, and the socket's own errors. */
const isDatabaseAway = (code: string) =>
  /^(08...|57P0[1-3]|53300|ECONNREFUSED|ECONNRESET|CONNECT(ION)?_\w+)$/.test(code);

/** PostgreSQL stores every character but NUL (22021 in text, 22P05 in JSON). */
const isNulCharacter = (code: string) => code === "22021" || code === "22P05";

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return "";
  if ("code" in error && typeof error.code === "string") return error.code;
  return codeOf(error.cause);
}

function renderDomainError(error: DomainError, language: Language): RenderedError {
  const { code, key, details } = error;
  const message =
    errorSentence(key, details, language) ?? errorSentence(`api.${code}`, {}, language) ?? `${code} ${key}`;
  const fields = typeof details.field === "string" ? [{ field: details.field, key, message }] : [];
  return { status: statusOfCode[code], code, key, message, details, fields };
}

function renderZodError(error: z.core.$ZodError, language: Language): RenderedError {
  const fields = error.issues.slice(0, mostFields).map((issue) => {
    const { field, key, values } = describeIssue(issue);
    const message =
      errorSentence(key, values, language) ?? errorSentence("api.fieldInvalid", {}, language) ?? key;
    return { field, key, message };
  });
  const key = "api.invalidInput";
  const details = { count: error.issues.length };
  const [first] = fields;
  const summary = errorSentence(key, details, language) ?? key;
  const told = first && `${first.field === "" ? "" : `${first.field}: `}${first.message}`;
  const message = told === undefined ? summary : `${summary} ${told}`;
  return { status: statusOfCode.INVALID, code: "INVALID", key, message, details, fields };
}

/** Logs the error without its text, and tells only an id by which an operator finds the log line. */
function renderUnexpected(error: unknown, language: Language): RenderedError {
  if (isNulCharacter(codeOf(error)))
    return renderDomainError(new DomainError("INVALID", "api.nulCharacter"), language);
  const reference = randomUUID();
  const away = isDatabaseAway(codeOf(error));
  log.error(away ? "the database does not answer" : "unexpected error", {
    ...errorFields(error instanceof Error && error.cause instanceof Error ? error.cause : error),
    key: reference,
  });
  if (away) return renderDomainError(new DomainError("UNAVAILABLE", "api.databaseAway"), language);
  const key = "shell.unexpected";
  const details = { reference };
  const message =
    errorSentence(key, details, language) ?? errorSentence("api.unexpected", details, language) ?? key;
  return { status: 500, code: "UNEXPECTED", key, message, details, fields: [] };
}

/**
 * What a door says of an error, whatever it is. A DomainError speaks for itself, a zod error lists its fields, and
 * anything else is logged and told as 500 with a reference.
 */
export function renderError(error: unknown, language: Language): RenderedError {
  if (error instanceof DomainError) return renderDomainError(error, language);
  if (error instanceof z.core.$ZodError) return renderZodError(error, language);
  return renderUnexpected(error, language);
}
