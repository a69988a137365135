import type { inferRouterOutputs } from "@trpc/server";
import { api, ifAllowed, orNotFound } from "@/app/_trpc/server";
import { localDay, moveDay, weekOf } from "@/app/(console)/t/[tenant]/_home/local-day";
import type { AppRouter } from "@/server/api/trpc/root";

type Outputs = inferRouterOutputs<AppRouter>;
export type CalendarEntry = Outputs["calendar"]["list"][number];
export type WaitingApproval = Outputs["approvals"]["list"][number];
export type RecentCampaign = Outputs["campaigns"]["list"]["items"][number];
export type Usage = Outputs["tenants"]["getUsage"];

const mostApprovals = 50;
const mostResults = 5;
/** The list is by the last change; the last results are among these. */
const mostChanged = 30;
const mostImports = 10;
const mostKeys = 200;

/** Everything that the home page tells, as of now. */
export async function loadHome(slug: string, now: Date) {
  const caller = await api(slug);
  const tenant = await orNotFound(caller.tenants.get());
  const today = localDay(now, tenant.timeZone);
  const week = weekOf(today);
  const rights = await caller.people.myRights();
  const may = new Set<string>(rights.may);
  const [entries, approvals, recent, domains, usage, keys, imports] = await Promise.all([
    ifAllowed(caller.calendar.list({ from: week[0] ?? today, until: moveDay(week.at(-1) ?? today, 1) }), []),
    ifAllowed(caller.approvals.list({ state: "open", limit: mostApprovals }), []),
    ifAllowed(caller.campaigns.list({ states: ["sent", "stopped"], limit: mostChanged }), null),
    ifAllowed(caller.domains.list(), []),
    caller.tenants.getUsage(),
    may.has("keys:write") ? caller.apiKeys.list({ limit: mostKeys }) : { items: [] },
    may.has("contacts:read") ? caller.imports.list({ limit: mostImports }) : { items: [] },
  ]);
  const isOn = (day: string) => (entry: CalendarEntry) =>
    localDay(entry.at, tenant.timeZone) === day ||
    (day === today && (entry.state === "sending" || entry.state === "paused"));
  return {
    tenant,
    may,
    today,
    week: week.map((day) => ({ day, entries: entries.filter(isOn(day)) })),
    todays: entries.filter(isOn(today)),
    approvals: approvals.filter(({ mayDecide }) => mayDecide),
    recent: (recent?.items ?? [])
      .filter(({ sentAt }) => sentAt !== null)
      .sort((a, b) => (b.sentAt?.getTime() ?? 0) - (a.sentAt?.getTime() ?? 0))
      .slice(0, mostResults),
    /** Whether a mail to customers was ever on its way. */
    hasSent: (["scheduled", "sending", "paused", "sent", "stopped"] as const).some(
      (state) => (recent?.counts[state] ?? 0) > 0,
    ),
    campaignCount: Object.values(recent?.counts ?? {}).reduce((sum, count) => sum + count, 0),
    domains,
    usage,
    keys: keys.items,
    imports: imports.items,
  };
}

export type Home = Awaited<ReturnType<typeof loadHome>>;
