/**
 * May this mail go to this person now? One list of rules answers for every producer of mail (campaign, test, journey, API) and
 * at every moment (planning, leasing, the last look before the mail leaves). A rule names a fact; `may-send-facts` says how
 * PostgreSQL finds the facts, so the same list decides set-based in SQL and one by one here.
 */
export type SendFact =
  | "contactMissing"
  | "releaseStopped"
  | "expired"
  | "releasePaused"
  | "tenantSuspended"
  | "tenantPaused"
  | "trialEnded"
  | "overMonthlyQuota"
  | "overDailyQuota"
  | "domainUnverified"
  | "suppressed"
  | "consentMissing"
  | "outsideTestList"
  | "overWeeklyCap"
  | "quietHours";
export type SendFacts = Readonly<Record<SendFact, boolean>>;

/** `plan`: the audience is frozen · `dispatch`: just before it leaves */
export type SendMoment = "plan" | "dispatch";
/** `take`: a release is looked at before its mail is leased. What was leased is no longer asked: a count would be made for each mail. */
type RuleMoment = SendMoment | "take";
export type SendVerdict =
  | { may: "send" }
  /** For good; the report shows the reason. */
  | { may: "not"; reason: SendReason }
  /** Not now. */
  | { may: "wait"; reason: SendReason };

type Rule = { fact: SendFact; reason: string; verdict: "not" | "wait"; moments: readonly RuleMoment[] };

const always = ["plan", "dispatch"] as const;
const atDispatch = ["dispatch"] as const;
const atTake = ["take"] as const;

/** The first rule whose fact is true decides. */
export const sendRules = [
  { fact: "contactMissing", reason: "contact-deleted", verdict: "not", moments: atDispatch },
  { fact: "releaseStopped", reason: "stopped", verdict: "not", moments: atDispatch },
  { fact: "expired", reason: "expired", verdict: "not", moments: atDispatch },
  { fact: "tenantSuspended", reason: "tenant-suspended", verdict: "not", moments: always },
  { fact: "suppressed", reason: "suppressed", verdict: "not", moments: always },
  { fact: "consentMissing", reason: "no-consent", verdict: "not", moments: always },
  { fact: "outsideTestList", reason: "test-list-only", verdict: "not", moments: always },
  { fact: "overWeeklyCap", reason: "frequency-cap", verdict: "not", moments: ["plan"] },
  { fact: "domainUnverified", reason: "sender-domain", verdict: "not", moments: atDispatch },
  { fact: "releasePaused", reason: "paused", verdict: "wait", moments: atDispatch },
  { fact: "tenantPaused", reason: "tenant-paused", verdict: "wait", moments: atDispatch },
  { fact: "trialEnded", reason: "trial-ended", verdict: "wait", moments: atDispatch },
  { fact: "overMonthlyQuota", reason: "monthly-quota", verdict: "wait", moments: atTake },
  { fact: "overDailyQuota", reason: "daily-quota", verdict: "wait", moments: atTake },
  { fact: "quietHours", reason: "quiet-hours", verdict: "wait", moments: atDispatch },
] as const satisfies readonly Rule[];

export type SendReason = (typeof sendRules)[number]["reason"];

/** Ends of a mail that never left: for the weekly cap it was not sent. */
export const unsentEnds = ["excluded", "cancelled", "failed"] as const;

const rulesAt = (moment: SendMoment) =>
  sendRules.filter(({ moments }) => (moments as readonly RuleMoment[]).includes(moment));

export function maySend(facts: SendFacts, moment: SendMoment): SendVerdict {
  const rule = rulesAt(moment).find(({ fact }) => facts[fact]);
  return rule ? { may: rule.verdict, reason: rule.reason } : { may: "send" };
}

/** What a reason means for the queue: is the mail out for good, or only waiting? */
export const verdictOf = (reason: SendReason): "not" | "wait" =>
  sendRules.find((rule) => rule.reason === reason)?.verdict ?? "not";

/**
 * Does all of a release wait now? Whatever makes mail wait is a fact of the release and its tenant, so a look at these two tells it of
 * every mail of it.
 *
 * @param factSql how each fact is found, as boolean SQL
 */
export const mustWaitSql = (factSql: Readonly<Record<SendFact, string>>): string =>
  sendRules
    .filter(({ verdict }) => verdict === "wait")
    .map(({ fact }) => `(${factSql[fact]})`)
    .join(" OR ");

/**
 * The same decision as an SQL expression: the reason code, or NULL when the mail may go.
 *
 * @param factSql how each fact is found, as boolean SQL
 */
export function maySendSql(factSql: Readonly<Record<SendFact, string>>, moment: SendMoment): string {
  const cases = rulesAt(moment).map(({ fact, reason }) => `WHEN ${factSql[fact]} THEN '${reason}'`);
  return `CASE ${cases.join(" ")} END`;
}
