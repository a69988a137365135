const lineThenDot = Buffer.from("\r\n.");
const dot = 0x2e;
const carriageReturn = 0x0d;
const lineFeed = 0x0a;

/**
 * The body as it goes over the wire after a 354: dots at the start of a line doubled (RFC 5321 §4.5.2), the
 * last line closed, the final `.` behind it; one buffer, so that body and dot leave in one write. Only CRLF
 * is a line end: a bare LF or CR is content and is passed on as it is.
 *
 * @param body the message, CRLF line ends
 */
export function frameBody(body: Buffer): Buffer {
  const dots = stuffedDots(body);
  const open = body.length > 0 && !endsWithLine(body);
  const framed = Buffer.allocUnsafe(body.length + dots.length + (open ? 5 : 3));
  let from = 0;
  let to = 0;
  for (const at of dots) {
    to += body.copy(framed, to, from, at);
    framed[to++] = dot;
    from = at;
  }
  to += body.copy(framed, to, from);
  framed.write(open ? "\r\n.\r\n" : ".\r\n", to, "latin1");
  return framed;
}

/** Octets of the message as RFC 1870 §5 counts them: line ends included, doubled dots and final dot not. */
export function declaredSize(body: Buffer): number {
  return body.length === 0 || endsWithLine(body) ? body.length : body.length + 2;
}

const none: readonly number[] = [];

function stuffedDots(body: Buffer): readonly number[] {
  let next = body.indexOf(lineThenDot);
  const first = body[0] === dot;
  if (next < 0) return first ? [0] : none;
  const dots = first ? [0] : [];
  for (; next >= 0; next = body.indexOf(lineThenDot, next + 3)) dots.push(next + 2);
  return dots;
}

function endsWithLine(body: Buffer): boolean {
  return body[body.length - 1] === lineFeed && body[body.length - 2] === carriageReturn;
}
