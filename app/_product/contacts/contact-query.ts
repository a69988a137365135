import { z } from "zod";

/** The saved views of the list, as its tabs; together they are everyone, once. */
export const contactViews = ["all", "reachable", "no-consent", "unsubscribed", "suppressed"] as const;
export type ContactView = (typeof contactViews)[number];
export const consentAnswers = ["given", "withdrawn", "none"] as const;
export type ConsentAnswer = (typeof consentAnswers)[number];

/** What the address of the list holds. */
export type ContactQuery = {
  view?: string;
  q?: string;
  tag?: string;
  consent?: string;
  segment?: string;
  cursor?: string;
  before?: string;
};
export type ContactFilter = {
  view: ContactView;
  search: string;
  tagId: string | undefined;
  consent: ConsentAnswer | undefined;
  segmentId: string | undefined;
};

const uuid = z.uuid();
const readId = (text: string | undefined) => {
  const read = uuid.safeParse(text);
  return read.success ? read.data : undefined;
};

/** Reads the filters of a list's address; what cannot be read is no filter. */
export function readContactQuery(query: ContactQuery): ContactFilter {
  const view = contactViews.find((known) => known === query.view) ?? "all";
  return {
    view,
    search: query.q?.trim().slice(0, 200) ?? "",
    tagId: readId(query.tag),
    consent:
      view === "all" || view === "suppressed"
        ? consentAnswers.find((known) => known === query.consent)
        : undefined,
    segmentId: readId(query.segment),
  };
}

const viewFilters = {
  all: {},
  reachable: { consent: "given", suppressed: false },
  "no-consent": { consent: "none", suppressed: false },
  unsubscribed: { consent: "withdrawn", suppressed: false },
  suppressed: { suppressed: true },
} as const satisfies Record<ContactView, { consent?: ConsentAnswer; suppressed?: boolean }>;

/** The filters as `contacts.list` takes them. */
export function listInput({ view, search, tagId, consent, segmentId }: ContactFilter) {
  return {
    ...viewFilters[view],
    ...(search !== "" && { search }),
    ...(tagId !== undefined && { tagId }),
    ...(consent !== undefined && { consent }),
    ...(segmentId !== undefined && { segmentId }),
  };
}

/** The address of a list with other filters; it begins at the first page. */
export function contactsHref(path: string, filter: ContactFilter, change: Partial<ContactFilter>): string {
  const { view, search, tagId, consent, segmentId } = { ...filter, ...change };
  const query = new URLSearchParams({
    ...(view !== "all" && { view }),
    ...(search !== "" && { q: search }),
    ...(tagId !== undefined && { tag: tagId }),
    ...(consent !== undefined && { consent }),
    ...(segmentId !== undefined && { segment: segmentId }),
  });
  return query.size > 0 ? `${path}?${query}` : path;
}

/** Whether anything but the view narrows the list. */
export const isNarrowed = ({ search, tagId, consent, segmentId }: ContactFilter): boolean =>
  search !== "" || tagId !== undefined || consent !== undefined || segmentId !== undefined;
