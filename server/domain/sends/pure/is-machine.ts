/** Programs that fetch links and images of mails for somebody else, by what they call themselves. */
const programs =
  /bot|crawl|spider|scan|preview|proxy|fetch|curl|wget|python-|java\/|go-http|okhttp|headless|barracuda|mimecast|proofpoint|symantec|safelinks|googleimageproxy|yahoomailproxy|slackbot|facebookexternalhit/i;
/** Apple's privacy relay fetches every image at delivery and calls itself this and nothing more. */
const appleMailPrivacy = /^Mozilla\/5\.0$/;
/** Nobody reads and clicks this fast; scanners at the receiver do. */
const fastestPersonSeconds = 2;

/**
 * Was it a program that opened or clicked? What is doubtful counts as a person only when nothing speaks against it.
 *
 * @param secondsSinceAccepted since the receiver took the mail; null when that is not known
 */
export function isMachine(request: {
  method: string;
  userAgent: string;
  secondsSinceAccepted: number | null;
}): boolean {
  const { method, userAgent, secondsSinceAccepted } = request;
  if (method === "HEAD" || userAgent === "" || programs.test(userAgent) || appleMailPrivacy.test(userAgent))
    return true;
  return secondsSinceAccepted !== null && secondsSinceAccepted < fastestPersonSeconds;
}
