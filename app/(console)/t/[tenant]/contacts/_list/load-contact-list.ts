import {
  type ContactQuery,
  contactsHref,
  isNarrowed,
  listInput,
  readContactQuery,
} from "@/app/_product/contacts/contact-query";
import { neighbours, readTrail } from "@/app/_product/page-trail";
import { api } from "@/app/_trpc/server";

export const rowsPerPage = 50;

/** One page of the list that an address names, with how many people it has in all and how long that took. */
export async function loadContactList(tenant: string, query: ContactQuery) {
  const filter = readContactQuery(query);
  const trail = readTrail(query);
  const caller = await api(tenant);
  const started = performance.now();
  const read = (limit: number, cursor?: string) =>
    // A segment of the filter may be gone or too slow: the list says so, the page stays.
    caller.contacts
      .list({ ...listInput(filter), limit, ...(cursor !== undefined && { cursor }) })
      .catch(() => null);
  const [list, counted, rights, tags] = await Promise.all([
    read(rowsPerPage, trail.cursor),
    trail.cursor === undefined ? null : read(1),
    caller.people.myRights(),
    caller.tags.list(),
  ]);
  const path = `/t/${tenant}/contacts`;
  const kept = Object.fromEntries(new URLSearchParams(contactsHref("", filter, {}).slice(1)));
  const isFiltered = isNarrowed(filter) || filter.view !== "all";
  return {
    filter,
    trail,
    path,
    /** null: it could not be read. */
    items: list?.items ?? null,
    count: list?.count ?? counted?.count ?? null,
    tookSeconds: (performance.now() - started) / 1_000,
    tags,
    mayWrite: rights.may.includes("contacts:write"),
    mayMakeSegment: rights.may.includes("segments:write"),
    isFiltered,
    /** Nobody at all. */
    isEmpty: list?.items.length === 0 && !isFiltered,
    ...neighbours(path, kept, trail, list?.nextCursor ?? null),
  };
}

export type ContactList = Awaited<ReturnType<typeof loadContactList>>;
