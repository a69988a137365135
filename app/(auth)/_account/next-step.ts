const names = ["code", "email", "enrol", "none"] as const;
const allWays = ["totp", "passkey", "recovery", "email"] as const;

export type SignInWay = (typeof allWays)[number];
export type NextStep = {
  name: (typeof names)[number];
  /** What can be shown, the usual one first. */
  ways: readonly SignInWay[];
};

/** What the server asks for after the first step; where it does not say by what, an app is the usual. */
export function nextStepOf(answer: object): NextStep {
  const next: unknown = Reflect.get(answer, "next");
  const told: unknown = Reflect.get(answer, "ways");
  const name = names.find((one) => one === next) ?? "code";
  const ways = Array.isArray(told) ? allWays.filter((way) => told.includes(way)) : [];
  return { name, ways: name === "code" && ways.length === 0 ? ["totp", "recovery"] : ways };
}
