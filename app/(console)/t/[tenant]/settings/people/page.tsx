import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { neighbours, readTrail } from "@/app/_product/page-trail";
import { roleChoices } from "@/app/_product/people/role-choices";
import { api, readPerson } from "@/app/_trpc/server";
import { Pagination } from "@/app/_ui/pagination";
import { Section } from "@/app/_ui/section";
import { InvitationTable } from "@/app/(console)/t/[tenant]/settings/_people/invitation-table";
import { InvitePerson } from "@/app/(console)/t/[tenant]/settings/_people/invite-person";
import { MemberTable } from "@/app/(console)/t/[tenant]/settings/_people/member-table";

type PageProps = {
  params: Promise<{ tenant: string }>;
  searchParams: Promise<{ cursor?: string; before?: string }>;
};

const rowsPerPage = 50;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings.pages.people"))("title") };
}

/** Who belongs to the company, and what each may do. */
export default async function PeopleSettingsPage({ params, searchParams }: PageProps) {
  const [{ tenant: slug }, query] = await Promise.all([params, searchParams]);
  const trail = readTrail(query);
  const caller = await api(slug);
  const [page, rights, matrix, tenant, me, t] = await Promise.all([
    caller.people.listMembers({
      limit: rowsPerPage,
      ...(trail.cursor !== undefined && { cursor: trail.cursor }),
    }),
    caller.people.myRights(),
    caller.roles.list(),
    caller.tenants.get(),
    readPerson(),
    getTranslations("settings.pages.people"),
  ]);
  const mayChange = rights.may.includes("people:write");
  const invitations = mayChange ? await caller.invitations.list() : [];
  const words = await getTranslations("invitations.pages.console");
  const path = `/t/${slug}/settings/people`;
  const { previousHref, nextHref } = neighbours(path, {}, trail, page.nextCursor);
  return (
    <>
      <Section
        title={t("title")}
        aside={
          mayChange && (
            <InvitePerson choices={roleChoices(rights, matrix, null)} isLimited={rights.folders !== null} />
          )
        }
      >
        <MemberTable
          members={page.items}
          ownId={me?.personId ?? ""}
          rights={rights}
          matrix={matrix}
          timeZone={tenant.timeZone}
        />
        {(previousHref ?? nextHref) && (
          <Pagination range="" previousHref={previousHref} nextHref={nextHref} />
        )}
      </Section>
      {invitations.length > 0 && (
        <Section title={words("waiting")} note={words("waitingNote")}>
          <InvitationTable invitations={invitations} timeZone={tenant.timeZone} />
        </Section>
      )}
    </>
  );
}
