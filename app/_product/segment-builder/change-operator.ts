import type { DateTest, NumberTest, TextTest } from "@/server/domain/segments/schema";

export const textOperators = [
  "is",
  "is-not",
  "contains",
  "not-contains",
  "starts-with",
  "empty",
  "not-empty",
] as const satisfies readonly TextTest["operator"][];
export const numberOperators = [
  "at-least",
  "at-most",
  "greater",
  "less",
  "equals",
  "not-equals",
  "between",
  "empty",
  "not-empty",
] as const satisfies readonly NumberTest["operator"][];
export const dateOperators = [
  "last-days",
  "next-days",
  "on",
  "before",
  "after",
  "between",
  "month",
  "empty",
  "not-empty",
] as const satisfies readonly DateTest["operator"][];
/** A date that everyone has and that cannot lie ahead. */
export const createdOperators = ["last-days", "on", "before", "after", "between"] as const;

const usualDays = 30;
const missing = Number.NaN;

/** Another comparison of a text; what was written is kept. */
export function changeTextOperator(test: TextTest, operator: TextTest["operator"]): TextTest {
  if (operator === "empty" || operator === "not-empty") return { operator };
  return { operator, values: "values" in test ? test.values : [] };
}

/** Another comparison of a number; what was written is kept. */
export function changeNumberOperator(test: NumberTest, operator: NumberTest["operator"]): NumberTest {
  if (operator === "empty" || operator === "not-empty") return { operator };
  const value = "value" in test ? test.value : "from" in test ? test.from : missing;
  if (operator === "between") return { operator, from: value, to: "to" in test ? test.to : missing };
  return { operator, value };
}

/** Another comparison of a day; what was written is kept. */
export function changeDateOperator<Operator extends DateTest["operator"]>(
  test: DateTest,
  operator: Operator,
): Extract<DateTest, { operator: Operator }>;
export function changeDateOperator(test: DateTest, operator: DateTest["operator"]): DateTest {
  const day = "day" in test ? test.day : "from" in test ? test.from : "";
  switch (operator) {
    case "empty":
    case "not-empty":
      return { operator };
    case "last-days":
    case "next-days":
      return { operator, days: "days" in test ? test.days : usualDays };
    case "month":
      return { operator, month: 1 };
    case "between":
      return { operator, from: day, to: "to" in test ? test.to : "" };
    default:
      return { operator, day };
  }
}
