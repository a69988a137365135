import { readRefusal } from "@/app/_trpc/read-refusal";

/** The sentence that the API gave for an error, or `otherwise` when it did not answer. */
export const errorMessage = (error: unknown, otherwise: string): string =>
  readRefusal(error)?.message ?? otherwise;
