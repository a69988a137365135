/** An error that smtp-server turns into this reply; `text` begins with the enhanced code (RFC 2034). */
export function smtpRefusal(responseCode: number, text: string): Error {
  return Object.assign(new Error(text), { responseCode });
}
