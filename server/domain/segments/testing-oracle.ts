import type { CreatedTest, DateTest, NumberTest, SegmentRule, TextAttribute, TextTest } from "./schema";

/** What a test knows of one person. */
export type Person = {
  contactId: string;
  text: Record<TextAttribute, string>;
  fields: ReadonlyMap<string, unknown>;
  createdAt: Date;
  tagIds: readonly string[];
  consent: string;
  suppressed: boolean;
  events: readonly { kind: string; machine: boolean; at: Date; campaignId: string }[];
};
type Clock = { today: string; timeZone: string };

/** The rule language by its definition, in memory: what PostgreSQL's answer is compared with. */
export function judgePerson(rule: SegmentRule, person: Person, clock: Clock): boolean {
  switch (rule.kind) {
    case "all":
      return rule.rules.every((child) => judgePerson(child, person, clock));
    case "any":
      return rule.rules.some((child) => judgePerson(child, person, clock));
    case "not":
      return !judgePerson(rule.rule, person, clock);
    case "attribute":
      return judgeText(rule.test, person.text[rule.attribute]);
    case "created":
      return judgeDay(
        rule.test,
        localDay(person.createdAt, clock),
        { ...clock, today: "9999-12-31" },
        clock.today,
      );
    case "text-field":
      return judgeText(rule.test, String(person.fields.get(rule.fieldId) ?? ""));
    case "number-field":
      return judgeNumber(rule.test, person.fields.get(rule.fieldId));
    case "date-field":
      return judgeDay(rule.test, person.fields.get(rule.fieldId), clock, clock.today);
    case "boolean-field":
      return String(person.fields.get(rule.fieldId) ?? "empty") === rule.is;
    case "tag":
      return person.tagIds.includes(rule.tagId) === rule.has;
    case "consent":
      return person.consent === rule.state;
    case "suppressed":
      return person.suppressed === rule.is;
    case "engagement": {
      const since = moved(clock.today, 1 - rule.days);
      const did = person.events.some(
        ({ kind, machine, at }) => kind === rule.event && !machine && localDay(at, clock) >= since,
      );
      return did === rule.did;
    }
    case "received":
      return (
        person.events.some(
          ({ kind, campaignId }) => kind === "accepted" && campaignId === rule.campaignId,
        ) === rule.did
      );
  }
}

const folded = (text: string) => text.normalize("NFKC").toLowerCase();

function judgeText(test: TextTest, text: string): boolean {
  if (test.operator === "empty") return text === "";
  if (test.operator === "not-empty") return text !== "";
  const one = (fits: (needle: string) => boolean) =>
    "values" in test ? test.values.map(folded).some(fits) : false;
  switch (test.operator) {
    case "is":
      return one((needle) => folded(text) === needle);
    case "is-not":
      return !one((needle) => folded(text) === needle);
    case "contains":
      return one((needle) => folded(text).includes(needle));
    case "not-contains":
      return !one((needle) => folded(text).includes(needle));
    case "starts-with":
      return one((needle) => folded(text).startsWith(needle));
  }
}

function judgeNumber(test: NumberTest, value: unknown): boolean {
  const number = typeof value === "number" ? value : null;
  if (test.operator === "empty") return number === null;
  if (test.operator === "not-empty") return number !== null;
  if (test.operator === "not-equals") return number !== test.value;
  if (number === null) return false;
  switch (test.operator) {
    case "between":
      return number >= test.from && number <= test.to;
    case "equals":
      return number === test.value;
    case "less":
      return number < test.value;
    case "at-most":
      return number <= test.value;
    case "greater":
      return number > test.value;
    case "at-least":
      return number >= test.value;
  }
}

function judgeDay(
  test: DateTest | CreatedTest,
  value: unknown,
  { today: latest }: Clock,
  today: string,
): boolean {
  const day = typeof value === "string" ? value : null;
  if (test.operator === "empty") return day === null;
  if (day === null) return false;
  switch (test.operator) {
    case "not-empty":
      return true;
    case "before":
      return day < test.day;
    case "after":
      return day > test.day;
    case "on":
      return day === test.day;
    case "between":
      return day >= test.from && day <= test.to;
    case "last-days":
      return day >= moved(today, 1 - test.days) && day <= latest;
    case "next-days":
      return day >= today && day <= moved(today, test.days - 1);
    case "month":
      return Number(day.slice(5, 7)) === test.month;
  }
}

const localDay = (at: Date, { timeZone }: Clock) => new Intl.DateTimeFormat("en-CA", { timeZone }).format(at);

const moved = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
