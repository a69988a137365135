import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import type { ReactNode } from "react";
import { ApiProvider } from "@/app/_trpc/client";
import { api, ifAllowed, orNotFound, readPerson } from "@/app/_trpc/server";
import { ConsoleShell } from "@/app/(console)/t/[tenant]/_shell/console-shell";
import { FactorNeeded } from "@/app/(console)/t/[tenant]/_shell/factor-needed";
import { namesNoPage } from "@/app/(console)/t/[tenant]/_shell/names-no-page";
import { NetworkRefused } from "@/app/(console)/t/[tenant]/_shell/network-refused";
import { signInHref } from "@/app/(console)/t/[tenant]/_shell/sign-in-href";
import { StandingBanner } from "@/app/(console)/t/[tenant]/_shell/standing-banner";

type ConsoleLayoutProps = { children: ReactNode; params: Promise<{ tenant: string }> };

/** The most that the sidebar counts. */
const mostCounted = 200;

/**
 * The console of one company, for a member of it: nobody signed in is led to signing in and back, and a company that one
 * does not belong to is a page that does not exist.
 */
export default async function ConsoleLayout({ children, params }: ConsoleLayoutProps) {
  const { tenant: slug } = await params;
  const person = await readPerson(slug);
  const path = (await headers()).get("x-hikyaku-path");
  if (!person) redirect(signInHref(path, slug));
  const caller = await api(slug);
  const tenants = await caller.tenants.listMine();
  const place = tenants.find((one) => one.slug === slug);
  if (place && !place.hasAskedFactor) return <FactorNeeded />;
  if (place && !place.isNetworkAllowed) return <NetworkRefused address={place.ownAddress} />;
  const tenant = await orNotFound(caller.tenants.get());
  if (namesNoPage(path)) notFound();
  const [open, usage, standing] = await Promise.all([
    ifAllowed(caller.approvals.list({ state: "open", limit: mostCounted }), []),
    caller.tenants.getUsage(),
    caller.tenants.getStanding(),
  ]);
  return (
    <ApiProvider key={slug} tenant={slug}>
      <ConsoleShell
        tenant={{ slug, name: tenant.name, timeZone: tenant.timeZone }}
        tenants={tenants.map((one) => ({ slug: one.slug, name: one.name }))}
        person={{ name: person.name, email: person.email }}
        counts={{ approvals: open.filter((request) => request.mayDecide).length }}
        quota={{ used: usage.accepted, limit: usage.limit }}
      >
        <StandingBanner standing={standing} timeZone={tenant.timeZone} />
        {children}
      </ConsoleShell>
    </ApiProvider>
  );
}
