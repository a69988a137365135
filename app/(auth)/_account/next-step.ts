export type NextStep = "code" | "enrol" | "none";

/** What the server asks for after a password was set. */
export function nextStepOf(answer: object): NextStep {
  const next: unknown = Reflect.get(answer, "next");
  return next === "enrol" || next === "none" ? next : "code";
}
