/** The filters as they stand in the address. */
export type AuditQuery = { noun?: string; actor?: string; from?: string; until?: string };

export const auditNouns = [
  "campaign",
  "contact",
  "consent",
  "suppression",
  "import",
  "segment",
  "template",
  "image",
  "tag",
  "contact-field",
  "domain",
  "member",
  "api-key",
  "tenant",
  "audit",
  "support",
] as const;

const day = /^\d{4}-\d{2}-\d{2}$/;
const isDay = (text: string | undefined): text is string =>
  text !== undefined && day.test(text) && !Number.isNaN(Date.parse(text));

/** The instant at which a day begins in a zone: its offset there is found by looking at the clock twice. */
function startOfDay(date: string, timeZone: string): Date {
  const asUtc = Date.parse(`${date}T00:00:00Z`);
  const offsetAt = (instant: number) => {
    const wall = new Intl.DateTimeFormat("sv-SE", {
      timeZone,
      dateStyle: "short",
      timeStyle: "medium",
    }).format(instant);
    return Date.parse(`${wall.replace(" ", "T")}Z`) - instant;
  };
  const first = asUtc - offsetAt(asUtc);
  return new Date(asUtc - offsetAt(first));
}

const dayInMilliseconds = 86_400_000;

/** What the address asks for, as the API takes it; whatever is not understood is left out. Days are the tenant's, both included. */
export function readAuditQuery({ noun, actor, from, until }: AuditQuery, timeZone: string) {
  const known = auditNouns.find((one) => one === noun);
  const query: AuditQuery = {
    ...(known && { noun: known }),
    ...(actor && { actor }),
    ...(isDay(from) && { from }),
    ...(isDay(until) && (!isDay(from) || from <= until) && { until }),
  };
  const nextDay = (date: string) => new Date(Date.parse(date) + dayInMilliseconds).toISOString().slice(0, 10);
  return {
    query,
    input: {
      ...(query.noun && { action: `${query.noun}.` }),
      ...(query.actor && { actorId: query.actor.slice(0, 100) }),
      ...(query.from && { from: startOfDay(query.from, timeZone).toISOString() }),
      ...(query.until && { to: startOfDay(nextDay(query.until), timeZone).toISOString() }),
    },
  };
}
