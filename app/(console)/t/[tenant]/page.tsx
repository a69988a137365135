import { Plus } from "lucide-react";
import type { Metadata } from "next";
import { getNow, getTranslations } from "next-intl/server";
import { getFormat } from "@/app/_i18n/get-format";
import { PageWords } from "@/app/_i18n/page-words";
import { readPerson } from "@/app/_trpc/server";
import { LinkButton } from "@/app/_ui/link-button";
import { MainRail } from "@/app/_ui/main-rail";
import { Section } from "@/app/_ui/section";
import { TextLink } from "@/app/_ui/text-link";
import { Cautions } from "@/app/(console)/t/[tenant]/_home/cautions";
import { DayTimeline } from "@/app/(console)/t/[tenant]/_home/day-timeline";
import { Hello } from "@/app/(console)/t/[tenant]/_home/hello";
import { KeepFresh } from "@/app/(console)/t/[tenant]/_home/keep-fresh";
import { listCautions } from "@/app/(console)/t/[tenant]/_home/list-cautions";
import { type Home, loadHome } from "@/app/(console)/t/[tenant]/_home/load-home";
import { MonthUsage } from "@/app/(console)/t/[tenant]/_home/month-usage";
import { RecentResults } from "@/app/(console)/t/[tenant]/_home/recent-results";
import { SetUpChecklist } from "@/app/(console)/t/[tenant]/_home/set-up-checklist";
import { WaitingApprovals } from "@/app/(console)/t/[tenant]/_home/waiting-approvals";
import { WeekPlan } from "@/app/(console)/t/[tenant]/_home/week-plan";

type HomePageProps = { params: Promise<{ tenant: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("shell.pages"))("home") };
}

/** The day of a company: one sentence, today, what waits for me, the week, the last results; beside it what to be careful about. */
export default async function HomePage({ params }: HomePageProps) {
  const { tenant: slug } = await params;
  const [person, now] = await Promise.all([readPerson(), getNow()]);
  // The layout has led anybody else to signing in.
  if (!person) return null;
  const home = await loadHome(slug, now);
  const [format, t] = await Promise.all([getFormat(home.tenant.timeZone), getTranslations("home.pages")]);
  return (
    <PageWords area="home">
      <header className="flex items-start gap-4 border-line border-b px-8 pt-5 pb-5 max-md:flex-wrap max-md:gap-3 max-md:p-4">
        <div className="min-w-0 flex-auto md:flex-1">
          <p className="figures text-sm text-text-3">{format.instant(now, { year: "always" })}</p>
          <h1 className="mt-1 max-w-176 font-bold text-2xl max-md:text-xl max-md:leading-7.5">
            {home.hasSent ? (
              <Hello home={home} name={person.name} now={now} />
            ) : (
              t.rich("hello.new", { company: home.tenant.name, br: () => <br /> })
            )}
          </h1>
        </div>
        {home.hasSent && home.may.has("campaigns:write") && (
          <LinkButton
            href={`/t/${slug}/campaigns?create=1`}
            variant="primary"
            icon={<Plus />}
            data-shortcut="new"
          >
            {t("create")}
          </LinkButton>
        )}
      </header>
      <MainRail railLabel={t("rail")} rail={<Rail home={home} slug={slug} now={now} />}>
        {home.hasSent ? (
          <Day home={home} slug={slug} now={now} />
        ) : (
          <SetUpChecklist home={home} slug={slug} />
        )}
        {!home.hasSent && home.approvals.length > 0 && (
          <div className="mt-8">
            <WaitingApprovals home={home} slug={slug} />
          </div>
        )}
      </MainRail>
      {home.todays.some(({ state }) => state === "sending") && <KeepFresh />}
    </PageWords>
  );
}

type PartProps = { home: Home; slug: string; now: Date };

async function Day({ home, slug, now }: PartProps) {
  const words = await getTranslations("home.pages.today");
  const quiet = home.tenant.quietHours;
  return (
    <>
      <Section
        title={words("title")}
        note={quiet && words("quiet", { from: quiet.from, to: quiet.to })}
        aside={<TextLink href={`/t/${slug}/campaigns`}>{words("all")}</TextLink>}
      >
        {home.todays.length > 0 ? (
          <DayTimeline home={home} slug={slug} now={now} />
        ) : (
          <p className="border-line border-y py-4 text-sm text-text-3">{words("none")}</p>
        )}
      </Section>
      {home.approvals.length > 0 && <WaitingApprovals home={home} slug={slug} />}
      <WeekPlan home={home} slug={slug} />
      {home.recent.length > 0 && <RecentResults home={home} slug={slug} />}
    </>
  );
}

function Rail({ home, slug, now }: PartProps) {
  return (
    <>
      <MonthUsage usage={home.usage} now={now} />
      <Cautions cautions={listCautions(home, now)} slug={slug} zone={home.tenant.timeZone} />
    </>
  );
}
