/**
 * One header field as it goes on the wire: 7-bit, the value already encoded, and folded with CRLF + space.
 * The final CRLF of the field is not part of the value.
 */
export type MailHeader = readonly [name: string, value: string];
