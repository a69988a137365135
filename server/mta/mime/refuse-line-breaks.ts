import { DomainError } from "@/server/platform/errors";

/**
 * Stops the only characters that end a header field or a string in some parser: CR, LF and NUL.
 *
 * @param field what the text is for, told to the customer
 * @throws INVALID `mime.lineBreakInHeader`
 */
export function refuseLineBreaks(text: string, field: string): void {
  if (/[\r\n\0]/.test(text)) throw new DomainError("INVALID", "mime.lineBreakInHeader", { field });
}
