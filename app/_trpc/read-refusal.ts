import { TRPCClientError } from "@trpc/client";
import type { AppRouter } from "@/server/api/trpc/root";

export type ReadRefusal = {
  key: string;
  /** The sentence in the reader's language. */
  message: string;
  details: Readonly<Record<string, unknown>>;
  /** A sentence for each wrong field, by its name. */
  fields: Readonly<Record<string, string>>;
};

/** What the API said of an error; null when it did not answer at all. */
export function readRefusal(error: unknown): ReadRefusal | null {
  if (!(error instanceof TRPCClientError) || !error.data) return null;
  const { data, message } = error as TRPCClientError<AppRouter>;
  if (!data) return null;
  const fields = Object.fromEntries(data.fields.map((field) => [field.field, field.message]));
  return { key: data.key, message, details: data.details, fields };
}
