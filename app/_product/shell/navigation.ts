import {
  ChartColumn,
  FileInput,
  Gauge,
  House,
  ListFilter,
  type LucideIcon,
  PanelsTopLeft,
  Plug,
  Route,
  Send,
  Settings,
  Stamp,
  Upload,
  Users,
} from "lucide-react";

export type PageKey =
  | "home"
  | "approvals"
  | "campaigns"
  | "journeys"
  | "templates"
  | "contacts"
  | "segments"
  | "imports"
  | "forms"
  | "reports"
  | "deliverability"
  | "integrations"
  | "settings";

export type Page = { key: PageKey; icon: LucideIcon };
export type PageGroup = {
  key: "top" | "deliver" | "customers" | "results" | "manage";
  pages: readonly Page[];
};

/** The sidebar, in order. Names and search words are in `messages/<locale>/shell.json`. */
export const navigation: readonly PageGroup[] = [
  {
    key: "top",
    pages: [
      { key: "home", icon: House },
      { key: "approvals", icon: Stamp },
    ],
  },
  {
    key: "deliver",
    pages: [
      { key: "campaigns", icon: Send },
      { key: "journeys", icon: Route },
      { key: "templates", icon: PanelsTopLeft },
    ],
  },
  {
    key: "customers",
    pages: [
      { key: "contacts", icon: Users },
      { key: "segments", icon: ListFilter },
      { key: "imports", icon: Upload },
      { key: "forms", icon: FileInput },
    ],
  },
  {
    key: "results",
    pages: [
      { key: "reports", icon: ChartColumn },
      { key: "deliverability", icon: Gauge },
    ],
  },
  {
    key: "manage",
    pages: [
      { key: "integrations", icon: Plug },
      { key: "settings", icon: Settings },
    ],
  },
];

/** The phone's bottom bar. */
export const bottomPages = [
  "home",
  "campaigns",
  "approvals",
  "contacts",
  "reports",
] as const satisfies PageKey[];

/** Address of a page of one tenant; home is `/t/<slug>`. */
export function pageHref(slug: string, page: PageKey): string {
  return page === "home" ? `/t/${slug}` : `/t/${slug}/${page}`;
}

/** Which page of the navigation an address belongs to; null outside of it. */
export function currentPage(slug: string, pathname: string): PageKey | null {
  const base = `/t/${slug}`;
  if (pathname === base || pathname === `${base}/`) return "home";
  if (!pathname.startsWith(`${base}/`)) return null;
  const first = pathname.slice(base.length + 1).split("/")[0];
  return navigation.flatMap((group) => group.pages).find((page) => page.key === first)?.key ?? null;
}
