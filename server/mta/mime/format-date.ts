import { DomainError } from "@/server/platform/errors";

const days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/**
 * An instant as a Date header holds it (RFC 5322 §3.3): `Fri, 31 Jan 2025 10:00:00 +0900`.
 *
 * @param utcOffsetMinutes of the zone in which the reader sees it, east positive; 540 in Japan
 * @throws INVALID `mime.dateNotValid` no instant, outside the years 1900–9999, or an offset of a day or more
 */
export function formatDate(at: Date, utcOffsetMinutes = 0): string {
  const local = new Date(at.getTime() + utcOffsetMinutes * 60_000);
  const year = local.getUTCFullYear();
  if (
    !(year >= 1900 && year <= 9999) ||
    !Number.isInteger(utcOffsetMinutes) ||
    Math.abs(utcOffsetMinutes) >= 1440
  ) {
    throw new DomainError("INVALID", "mime.dateNotValid");
  }
  const offset = Math.abs(utcOffsetMinutes);
  const zone = `${utcOffsetMinutes < 0 ? "-" : "+"}${two(Math.floor(offset / 60))}${two(offset % 60)}`;
  const day = `${days[local.getUTCDay()]}, ${two(local.getUTCDate())} ${months[local.getUTCMonth()]} ${year}`;
  return `${day} ${two(local.getUTCHours())}:${two(local.getUTCMinutes())}:${two(local.getUTCSeconds())} ${zone}`;
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}
