import { TRPCClientError } from "@trpc/client";

/** The sentence that the API gave for an error, or `otherwise` when it did not answer. */
export function errorMessage(error: unknown, otherwise: string): string {
  if (!(error instanceof TRPCClientError) || !error.data) return otherwise;
  return error.message;
}
