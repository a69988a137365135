import { type SQL, sql } from "drizzle-orm";
import { contacts, contactValues } from "@/db/schema";
import { addDays } from "@/server/platform/civil-time";
import type { Condition, DateTest, NumberTest, TextTest } from "../schema";
import { compileTextTest } from "./compile-text-test";
import type { SegmentScope } from "./segment-scope";
import { textKey } from "./text-key";

type FieldCondition = Extract<Condition, { fieldId: string }>;
type Compiled = { match: SQL; negated?: boolean };

/** A test of a custom field: does the person have a value that fits, or (negated) none that fits? */
export function compileFieldTest(condition: FieldCondition, scope: SegmentScope): SQL {
  const { match, negated } = compileValueTest(condition, scope);
  const exists = sql`exists (
    select 1 from ${contactValues} where ${contactValues.tenantId} = ${scope.tenantId}::uuid
      and ${contactValues.contactId} = ${contacts.id} and ${contactValues.fieldId} = ${condition.fieldId}::uuid and ${match})`;
  return negated === true ? sql`not ${exists}` : exists;
}

function compileValueTest(condition: FieldCondition, scope: SegmentScope): Compiled {
  switch (condition.kind) {
    case "text-field":
      return compileText(condition.test);
    case "number-field":
      return compileNumber(condition.test);
    case "date-field":
      return compileDate(condition.test, scope);
    case "boolean-field":
      return condition.is === "empty"
        ? { match: sql`${contactValues.flag} is not null`, negated: true }
        : { match: sql`${contactValues.flag} = ${condition.is === "true"}::boolean` };
  }
}

const compileText = (test: TextTest) =>
  compileTextTest(
    { column: sql`${contactValues.textKey}`, needle: (value) => sql`${textKey(value)}::text` },
    test,
  );

const comparisons = {
  equals: sql`=`,
  less: sql`<`,
  "at-most": sql`<=`,
  greater: sql`>`,
  "at-least": sql`>=`,
};

function compileNumber(test: NumberTest): Compiled {
  const { number } = contactValues;
  switch (test.operator) {
    case "empty":
    case "not-empty":
      return { match: sql`${number} is not null`, negated: test.operator === "empty" };
    case "between":
      return { match: sql`${number} between ${test.from}::float8 and ${test.to}::float8` };
    case "not-equals":
      return { match: sql`${number} = ${test.value}::float8`, negated: true };
    default:
      return { match: sql`${number} ${comparisons[test.operator]} ${test.value}::float8` };
  }
}

const dayComparisons = { before: sql`<`, after: sql`>`, on: sql`=` };

function compileDate(test: DateTest, { today }: SegmentScope): Compiled {
  const { day } = contactValues;
  const between = (from: string, to: string) => ({
    match: sql`${day} between ${from}::date and ${to}::date`,
  });
  switch (test.operator) {
    case "empty":
    case "not-empty":
      return { match: sql`${day} is not null`, negated: test.operator === "empty" };
    case "between":
      return between(test.from, test.to);
    case "last-days":
      return between(addDays(today, 1 - test.days), today);
    case "next-days":
      return between(today, addDays(today, test.days - 1));
    case "month":
      return { match: sql`extract(month from ${day}) = ${test.month}::int` };
    default:
      return { match: sql`${day} ${dayComparisons[test.operator]} ${test.day}::date` };
  }
}
