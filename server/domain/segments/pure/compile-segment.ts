import { type SQL, sql } from "drizzle-orm";
import { consents, contacts, contactTags, messageEvents, releases, suppressions } from "@/db/schema";
import { addDays, resolveWall } from "@/server/platform/civil-time";
import type { Condition, CreatedTest, SegmentRule, TextAttribute, TextTest } from "../schema";
import { compileFieldTest } from "./compile-field-test";
import { compileTextTest, writtenText } from "./compile-text-test";
import type { SegmentScope } from "./segment-scope";

/**
 * A rule as an SQL condition on the table `contacts`, for a statement that reads `contacts` under that name and names the
 * tenant itself. Compared values are parameters, always. Runs nothing.
 */
export function compileSegment(rule: SegmentRule, scope: SegmentScope): SQL {
  switch (rule.kind) {
    case "all":
      return joined(rule.rules, scope, sql` and `, sql`true`);
    case "any":
      return joined(rule.rules, scope, sql` or `, sql`false`);
    case "not":
      return sql`not (${compileSegment(rule.rule, scope)})`;
    default:
      return compileCondition(rule, scope);
  }
}

function joined(rules: readonly SegmentRule[], scope: SegmentScope, separator: SQL, none: SQL): SQL {
  if (rules.length === 0) return none;
  return sql`(${sql.join(
    rules.map((rule) => compileSegment(rule, scope)),
    separator,
  )})`;
}

/** One condition of a rule, never null: what is unknown of a person is false, and its opposite true. */
export function compileCondition(condition: Condition, scope: SegmentScope): SQL {
  switch (condition.kind) {
    case "attribute":
      return compileAttribute(condition.attribute, condition.test);
    case "created":
      return compileCreated(condition.test, scope);
    case "text-field":
    case "number-field":
    case "date-field":
    case "boolean-field":
      return compileFieldTest(condition, scope);
    case "tag":
      return stated(condition.has, existsTag(condition.tagId, scope));
    case "consent":
      return condition.state === "none"
        ? sql`not ${existsConsent(sql`true`, scope)}`
        : existsConsent(sql`${consents.state} = ${condition.state}`, scope);
    case "suppressed":
      return stated(condition.is, existsSuppression(scope));
    case "engagement":
      return stated(condition.did, existsReaction(condition, scope));
    case "received":
      return stated(condition.did, existsReceipt(condition.campaignId, scope));
  }
}

const stated = (is: boolean, condition: SQL) => (is ? condition : sql`not ${condition}`);

const columns = {
  email: contacts.emailKey,
  domain: contacts.domain,
  familyName: contacts.familyName,
  givenName: contacts.givenName,
  familyNameKana: contacts.familyNameKana,
  givenNameKana: contacts.givenNameKana,
  company: contacts.company,
  department: contacts.department,
  jobTitle: contacts.jobTitle,
  honorific: contacts.honorific,
  phone: contacts.phone,
  postcode: contacts.postcode,
} as const satisfies Record<TextAttribute, unknown>;

// The two are stored in a normal form already, so their indexes can be used.
const normalised: ReadonlySet<TextAttribute> = new Set(["email", "domain"]);

function compileAttribute(attribute: TextAttribute, test: TextTest): SQL {
  const column = sql`${columns[attribute]}`;
  const { match, negated } = compileTextTest(
    normalised.has(attribute)
      ? { column, needle: (value) => sql`lower(normalize(${value}::text, NFKC))` }
      : writtenText(column),
    test,
  );
  return stated(!negated, match);
}

const startOf = (day: string, { timeZone }: SegmentScope) =>
  sql`${resolveWall(`${day}T00:00`, timeZone).toISOString()}::timestamptz`;

function compileCreated(test: CreatedTest, scope: SegmentScope): SQL {
  const at = contacts.createdAt;
  switch (test.operator) {
    case "before":
      return sql`${at} < ${startOf(test.day, scope)}`;
    case "after":
      return sql`${at} >= ${startOf(addDays(test.day, 1), scope)}`;
    case "on":
      return sql`(${at} >= ${startOf(test.day, scope)} and ${at} < ${startOf(addDays(test.day, 1), scope)})`;
    case "between":
      return sql`(${at} >= ${startOf(test.from, scope)} and ${at} < ${startOf(addDays(test.to, 1), scope)})`;
    case "last-days":
      return sql`${at} >= ${startOf(addDays(scope.today, 1 - test.days), scope)}`;
  }
}

const existsTag = (tagId: string, { tenantId }: SegmentScope) => sql`exists (
  select 1 from ${contactTags} where ${contactTags.tenantId} = ${tenantId}::uuid
    and ${contactTags.tagId} = ${tagId}::uuid and ${contactTags.contactId} = ${contacts.id})`;

const existsConsent = (test: SQL, { tenantId }: SegmentScope) => sql`exists (
  select 1 from ${consents} where ${consents.tenantId} = ${tenantId}::uuid
    and ${consents.contactId} = ${contacts.id} and ${consents.purpose} = 'marketing' and ${test})`;

const existsSuppression = ({ tenantId }: SegmentScope) => sql`exists (
  select 1 from ${suppressions} where ${suppressions.tenantId} = ${tenantId}::uuid
    and ${suppressions.addressHash} = ${contacts.addressHash})`;

function existsReaction(
  { event, days }: { event: "opened" | "clicked"; days: number },
  scope: SegmentScope,
): SQL {
  const { tenantId, contactId, kind, machine, occurredAt } = messageEvents;
  return sql`exists (
    select 1 from ${messageEvents} where ${tenantId} = ${scope.tenantId}::uuid and ${contactId} = ${contacts.id}
      and ${kind} = ${event} and not ${machine} and ${occurredAt} >= ${startOf(addDays(scope.today, 1 - days), scope)})`;
}

function existsReceipt(campaignId: string, { tenantId }: SegmentScope): SQL {
  return sql`exists (
    select 1 from ${messageEvents} join ${releases}
      on ${releases.tenantId} = ${messageEvents.tenantId} and ${releases.id} = ${messageEvents.releaseId}
    where ${messageEvents.tenantId} = ${tenantId}::uuid and ${messageEvents.contactId} = ${contacts.id}
      and ${messageEvents.kind} = 'accepted' and ${releases.kind} = 'campaign' and ${releases.campaignId} = ${campaignId}::uuid)`;
}
