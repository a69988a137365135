import Link from "next/link";
import { useTranslations } from "next-intl";
import { useFormat } from "@/app/_i18n/use-format";
import { CampaignBadge } from "@/app/_product/campaigns/campaign-badge";
import { cx } from "@/app/_ui/cx";
import type { CalendarEntry, Home } from "@/app/(console)/t/[tenant]/_home/load-home";
import { placeOnDay, quietStretches } from "@/app/(console)/t/[tenant]/_home/local-day";
import { StopButton } from "@/app/(console)/t/[tenant]/_home/stop-button";

const hours = [0, 6, 12, 18];
const columns = "grid grid-cols-[minmax(0,1fr)_auto] lg:grid-cols-[14.5rem_minmax(0,1fr)_12.5rem]";

/** Today's mails on a clock, with the quiet hours hatched and the present as a line. */
export function DayTimeline({ home, slug, now }: { home: Home; slug: string; now: Date }) {
  const t = useTranslations("home.pages.today");
  const { timeZone } = home.tenant;
  const present = placeOnDay({ from: now, until: null }, home.today, timeZone).start;
  return (
    <div className="overflow-hidden rounded-lg border border-line text-sm">
      <div
        aria-hidden="true"
        className={cx(columns, "border-line border-b bg-sunken text-text-3 text-xs leading-7 max-lg:hidden")}
      >
        <span />
        <div className="grid grid-cols-4">
          {hours.map((hour) => (
            <span key={hour} className="border-line border-l pl-1.5">
              {t("hour", { hour })}
            </span>
          ))}
        </div>
        <span />
      </div>
      <ul>
        {home.todays.map((entry) => (
          <li
            key={entry.campaignId}
            className={cx(
              columns,
              "min-h-12 items-center not-first:border-line not-first:border-t lg:h-11 lg:min-h-0",
            )}
          >
            <NameCell entry={entry} slug={slug} zone={timeZone} />
            <Axis entry={entry} home={home} now={now} present={present} />
            <StateCell entry={entry} mayStop={home.may.has("campaigns:stop")} now={now} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function NameCell({ entry, slug, zone }: { entry: CalendarEntry; slug: string; zone: string }) {
  const format = useFormat(zone);
  return (
    <div className="grid min-w-0 grid-cols-[3.25rem_minmax(0,1fr)] items-baseline py-2 pl-1 lg:pl-4">
      <time dateTime={entry.at.toISOString()} className="figures pr-3 text-right text-text-3">
        {format.time(entry.at)}
      </time>
      <Link
        href={`/t/${slug}/campaigns/${entry.campaignId}`}
        className="truncate font-medium hover:underline"
      >
        {entry.name}
      </Link>
    </div>
  );
}

const looks = {
  sent: "border-success bg-success",
  stopped: "border-danger bg-danger",
  sending: "border-accent-text bg-accent-text",
  paused: "border-warning bg-warning",
} as const;
const ahead = "border-accent-text bg-accent-soft";

type AxisProps = { entry: CalendarEntry; home: Home; now: Date; present: number };

function Axis({ entry, home, now, present }: AxisProps) {
  const { quietHours, timeZone } = home.tenant;
  const until = entry.finishedAt ?? (entry.state === "sending" ? now : null);
  const { start, width } = placeOnDay({ from: entry.at, until }, home.today, timeZone);
  const look = entry.state in looks ? looks[entry.state as keyof typeof looks] : ahead;
  return (
    <div aria-hidden="true" className="relative self-stretch max-lg:hidden">
      {hours.map((hour) => (
        <span
          key={hour}
          className="absolute inset-y-0 border-line border-l"
          style={{ left: `${(hour / 24) * 100}%` }}
        />
      ))}
      {quietHours !== null &&
        quietStretches(quietHours).map((stretch) => (
          <span
            key={stretch.start}
            className="absolute inset-y-0 bg-[repeating-linear-gradient(-45deg,transparent_0_5px,color-mix(in_oklch,var(--hk-text-3)_12%,transparent)_5px_6px)]"
            style={{ left: `${stretch.start}%`, width: `${stretch.width}%` }}
          />
        ))}
      <span
        className="absolute inset-y-0 border-accent-text border-l-[1.5px]"
        style={{ left: `${present}%` }}
      />
      <span
        className={cx(
          "absolute top-1/2 h-4.5 min-w-2.25 -translate-y-1/2 rounded-[3px] border-[1.5px]",
          look,
        )}
        style={{ left: `min(${start}%, calc(100% - 9px))`, width: `${width}%` }}
      />
    </div>
  );
}

function StateCell({ entry, mayStop, now }: { entry: CalendarEntry; mayStop: boolean; now: Date }) {
  const t = useTranslations("home.pages.today");
  const format = useFormat();
  const count = entry.planned ?? entry.audienceCount;
  const isMoving = entry.state === "sending" && entry.planned !== null && entry.waiting !== null;
  return (
    <div className="flex items-center justify-end gap-2 py-2 pr-3 pl-2 lg:justify-between lg:pl-4">
      {isMoving ? (
        <Moving planned={entry.planned ?? 0} waiting={entry.waiting ?? 0} at={entry.at} now={now} />
      ) : (
        <span className="figures text-text-2 max-lg:hidden">
          {count === null ? "" : t("mails", { count: format.integer(count) })}
        </span>
      )}
      {entry.state === "sending" && mayStop ? (
        <StopButton entry={entry} />
      ) : (
        <CampaignBadge state={entry.state} />
      )}
    </div>
  );
}

const fewestForAnEstimate = 20;

function Moving({ planned, waiting, at, now }: { planned: number; waiting: number; at: Date; now: Date }) {
  const t = useTranslations("home.pages.today");
  const format = useFormat();
  const done = planned - waiting;
  const seconds = (now.getTime() - at.getTime()) / 1_000;
  const left = done >= fewestForAnEstimate ? (waiting / done) * seconds : null;
  const percent = planned === 0 ? 0 : Math.floor((done / planned) * 100);
  return (
    <span className="figures text-text-2">
      <b className="text-accent-text">{t("percent", { percent })}</b>
      {left !== null && (
        <span className="max-sm:hidden"> {t("left", { duration: format.duration(left) })}</span>
      )}
    </span>
  );
}
