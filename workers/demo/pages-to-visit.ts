import { ConsoleClient, type Credentials } from "./console-client";
import { demoOperator, demoPassword, demoPeople, demoTotpSecret } from "./demo-people";

/** Each page file of the app, with an address at which the demo's data shows it. `anonymous`: looked at without a session. */
export type PageToVisit = { file: string; path: string; anonymous?: boolean };

type Listed = {
  items: {
    id?: string;
    campaignId?: string;
    contactId?: string;
    segmentId?: string;
    templateId?: string;
    importId?: string;
    domainId?: string;
    state?: string;
  }[];
};

const settingsSections = [
  "",
  "/legal",
  "/sending",
  "/people",
  "/roles",
  "/security",
  "/keys",
  "/audit",
  "/support",
  "/account",
];

/**
 * The addresses of all pages in a running demo instance; ids are asked for, as the pages themselves would.
 *
 * @param visitor an owner of the demo's company; without it, the one whom everybody knows. A code is good for one sign-in.
 * @param operator somebody who runs the installation, likewise
 */
export async function pagesToVisit(
  origin: string,
  visitor?: Credentials,
  operator?: Credentials,
): Promise<{ pages: PageToVisit[]; client: ConsoleClient }> {
  const client = new ConsoleClient(origin);
  await (visitor ? client.signInWith(visitor) : client.signIn(demoPeople[0]));
  await client.signInOperator(
    operator ?? {
      email: demoOperator.email,
      password: demoPassword(demoOperator),
      secret: demoTotpSecret(demoOperator),
    },
  );
  const { items: companies } = await client.queryAsOperator<{ items: { slug: string; tenantId: string }[] }>(
    "tenants.list",
    { search: client.tenant },
  );
  const company = companies.find(({ slug }) => slug === client.tenant)?.tenantId ?? "";
  const first = async (procedure: string, key: keyof Listed["items"][number], state?: string) => {
    const answer = await client.query<Listed | Listed["items"]>(
      procedure,
      procedure === "approvals.list" ? {} : { limit: 50 },
    );
    const items = Array.isArray(answer) ? answer : answer.items;
    const found = items.find((item) => state === undefined || item.state === state) ?? items[0];
    const id = found?.[key];
    if (id === undefined) throw new Error(`the demo has nothing in ${procedure}`);
    return id;
  };
  const t = `/t/${client.tenant}`;
  const folder = "app/(console)/t/[tenant]";
  const staff = "app/(operator)/operator/(inside)";
  const [draft, sent] = [
    await first("campaigns.list", "id", "draft"),
    await first("campaigns.list", "id", "sent"),
  ];
  const pages: PageToVisit[] = [
    { file: "app/page.tsx", path: "/", anonymous: true },
    { file: "app/(auth)/sign-in/page.tsx", path: "/sign-in", anonymous: true },
    // The pages of links in mails, as they are seen when the link is over.
    ...["/sign-up", "/sign-up/finish", "/reset", "/reset/finish", "/invitation"].map((path) => ({
      file: `app/(auth)${path}/page.tsx`,
      path,
      anonymous: true,
    })),
    { file: "app/(auth)/tenants/page.tsx", path: "/tenants" },
    { file: `${folder}/page.tsx`, path: t },
    { file: `${folder}/campaigns/page.tsx`, path: `${t}/campaigns` },
    { file: `${folder}/campaigns/[campaignId]/page.tsx`, path: `${t}/campaigns/${draft}` },
    { file: `${folder}/campaigns/[campaignId]/content/page.tsx`, path: `${t}/campaigns/${draft}/content` },
    { file: `${folder}/campaigns/[campaignId]/page.tsx`, path: `${t}/campaigns/${sent}` },
    { file: `${folder}/campaigns/page.tsx`, path: `${t}/campaigns?create=1` },
    { file: `${folder}/approvals/page.tsx`, path: `${t}/approvals` },
    {
      file: `${folder}/approvals/[approvalId]/page.tsx`,
      path: `${t}/approvals/${await first("approvals.list", "id")}`,
    },
    { file: `${folder}/templates/page.tsx`, path: `${t}/templates` },
    { file: `${folder}/templates/page.tsx`, path: `${t}/templates?create=1` },
    {
      file: `${folder}/templates/[templateId]/page.tsx`,
      path: `${t}/templates/${await first("templates.list", "templateId")}`,
    },
    { file: `${folder}/contacts/page.tsx`, path: `${t}/contacts` },
    {
      file: `${folder}/contacts/[contactId]/page.tsx`,
      path: `${t}/contacts/${await first("contacts.list", "contactId")}`,
    },
    { file: `${folder}/contacts/fields/page.tsx`, path: `${t}/contacts/fields` },
    { file: `${folder}/segments/page.tsx`, path: `${t}/segments` },
    { file: `${folder}/segments/new/page.tsx`, path: `${t}/segments/new` },
    {
      file: `${folder}/segments/[segmentId]/page.tsx`,
      path: `${t}/segments/${await first("segments.list", "segmentId")}`,
    },
    { file: `${folder}/imports/page.tsx`, path: `${t}/imports` },
    { file: `${folder}/imports/new/page.tsx`, path: `${t}/imports/new` },
    {
      file: `${folder}/imports/[importId]/page.tsx`,
      path: `${t}/imports/${await first("imports.list", "importId")}`,
    },
    { file: `${folder}/reports/page.tsx`, path: `${t}/reports` },
    { file: `${folder}/reports/[campaignId]/page.tsx`, path: `${t}/reports/${sent}` },
    { file: `${folder}/deliverability/page.tsx`, path: `${t}/deliverability` },
    {
      file: `${folder}/deliverability/[domainId]/page.tsx`,
      path: `${t}/deliverability/${await first("domains.list", "domainId")}`,
    },
    { file: `${folder}/integrations/page.tsx`, path: `${t}/integrations` },
    { file: `${folder}/integrations/api/page.tsx`, path: `${t}/integrations/api` },
    ...settingsSections.map((section) => ({
      file: `${folder}/settings${section}/page.tsx`,
      path: `${t}/settings${section}`,
    })),
    { file: "app/(operator)/operator/sign-in/page.tsx", path: "/operator/sign-in", anonymous: true },
    { file: `${staff}/page.tsx`, path: "/operator" },
    { file: `${staff}/tenants/[tenantId]/page.tsx`, path: `/operator/tenants/${company}` },
    { file: `${staff}/plans/page.tsx`, path: "/operator/plans" },
    { file: `${staff}/log/page.tsx`, path: "/operator/log" },
  ];
  return { pages, client };
}
